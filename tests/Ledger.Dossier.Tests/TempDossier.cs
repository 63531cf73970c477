using System.Text;
using NodaTime;

namespace Ledger.Dossier.Tests;

/// <summary>A dossier in a folder of its own, with one small plan to vary on.</summary>
internal sealed class TempDossier : IDisposable
{
    public const string File = "2025-plan.yaml";

    public static readonly LocalDate Today = new(2026, 11, 23);

    public static readonly IClock Clock = new NoonOf(Today);

    public const string Sources =
        """
        document: het-plan

        bronnen:
          - id: het-plan
            titel: Het plan
            soort: uitvoeringsprogramma
            datum: 2025-01
            tekst:
              sha256: 79e2def1a84ec698ebb0ca5ff37eb2f6ac8a1e8d8fc8dba2a42e1a6a45b1f0aa
            plaatsen:
              - {id: "§1", kop: "1 Inleiding"}
              - {id: "§2", kop: "2 Doelen", rijen: 3}
          - {id: cbs, titel: CBS Statline, soort: statistiek, vindplaats: "§2"}

        besluiten:
          - id: college-2025
            orgaan: college
            datum: 2025-02-01
            soort: vaststelling
            titel: Plan vastgesteld
            documenten: [het-plan]
            vindplaats: "§1"

        """;

    public const string Plan =
        """
        plannen:
          - id: plan-2025
            titel: Plan 2025
            soort: uitvoeringsprogramma
            van: 2025
            tot: 2028
            document: het-plan
            vastgesteld: true
            besluit: college-2025
            reden: Om het kader uit te voeren
            vindplaats: "§1"
            elementen:
              - soort: doel
                id: doel-1
                nummer: "1"
                titel: Minder kinderen in armoede
                vindplaats: {plaats: "§2", rij: 1, tekst: Minder kinderen in armoede}
                uitvoering: {verantwoordelijke: GGD, partners: [Politie], wanneer: vanaf 2025, van: 2025}
                indicatoren:
                  - id: armoede
                    titel: "% kinderen in armoede"
                    eenheid: percent
                    richting: dalen
                    bron: CBS
                    nulmetingen:
                      - {waarde: 3.6, bereik: landelijk, peildatum: 2023, tekst: "3,6%"}
                    streefwaarden:
                      - {jaar: 2028, waarde: {hoogstens: 2.3}, tekst: "Maximaal 2,3%"}
                elementen:
                  - {soort: activiteit, id: activiteit-1, titel: Een activiteit}

        """;

    public const string Budget =
        """
        begrotingen:
          - plan: plan-2025
            jaren: [2025, 2026]
            besluit: college-2025
            reden: Bij het plan
            vindplaats: {plaats: "§2", rij: 2}
            posten:
              - id: post-a
                titel: Post A
                kant: lasten
                aard: structureel
                bedragen: {2025: 100, 2026: 200.50}
                elementen: [doel-1]
              - {id: post-b, titel: Post B, kant: lasten, aard: onbekend, elders: In een ander plan}
            totalen: {2025: 100, 2026: 200.50}
            wijzigingen:
              - {soort: wijziging, jaar: 2025, post: post-a, bedrag: -10, titel: Bijstelling, strekking: voordelig}
              - {soort: wijziging, jaar: 2025, post: post-c, bedrag: 40, titel: Post C, kant: lasten, aard: incidenteel}
              - {soort: verschuiving, jaar: 2025, van: post-a, naar: post-c, bedrag: 5}
              - {soort: dekking, jaar: 2025, post: post-a, bedrag: 90, uit: stelpost}
              - {soort: realisatie, jaar: 2025, post: post-a, bedrag: 80}

        """;

    public const string Rest =
        """
        herkomst:
          - {van: plan-2025/doel-1, soort: vervallen, reden: Niet voortgezet, vindplaats: "§1"}

        tegenstrijdigheden:
          - id: twee-cijfers
            plan: plan-2025
            soort: cijfer
            titel: Twee cijfers
            over: [armoede, doel-1]
            plaatsen:
              - {zegt: "2,3%", plaats: "§1"}
              - {zegt: "3,6%", plaats: "§2", rij: 3}
            reden: Twee cijfers voor hetzelfde

        weglatingen:
          - {vindplaats: "§1", wat: Inleiding, reden: Geen feit}

        """;

    public const string Whole = Sources + Plan + Budget + Rest;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dossier-");

    /// <summary>A dossier with one file beside <c>gemeente.yaml</c>.</summary>
    public TempDossier(string text = Whole)
    {
        Write("gemeente.yaml", "gemeente: gm0303\nnaam: Dronten\nmedewerker: invoerder\n");
        Write(File, text);
    }

    public string Path => _folder.FullName;

    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] bytes) =>
        global::System.IO.File.WriteAllBytes(global::System.IO.Path.Combine(Path, name), bytes);

    /// <summary>Changes words of the file; they must be there.</summary>
    public void Edit(string from, string to)
    {
        var path = global::System.IO.Path.Combine(Path, File);
        var text = global::System.IO.File.ReadAllText(path);
        if (!text.Contains(from, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The dossier has no '{from}'.", nameof(from));
        }

        global::System.IO.File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>The file as it is now.</summary>
    public string Text => global::System.IO.File.ReadAllText(global::System.IO.Path.Combine(Path, File));

    /// <summary>A line of the file, from 1.</summary>
    public string Line(int number) =>
        global::System.IO.File.ReadLines(global::System.IO.Path.Combine(Path, File)).ElementAt(number - 1);

    public DossierReading Read() => DossierReader.Read(Path, Today);

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>The time of a day that stands still: the day is data of the test.</summary>
internal sealed class NoonOf(LocalDate day) : IClock
{
    public Instant GetCurrentInstant() => day.At(new LocalTime(12, 0)).InUtc().ToInstant();
}
