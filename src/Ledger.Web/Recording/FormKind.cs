using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>Something that an officer may record on a form.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Group">Under which heading it is offered.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Hint">When to use it.</param>
/// <param name="About">What kind of subject it changes; null when it brings a new one.</param>
/// <param name="Command">The kind of command in the words of a dossier.</param>
/// <param name="Ground">On what it rests.</param>
/// <param name="Own">The fields of its own.</param>
public sealed record FormKind(
    string Name, string Group, string Title, string Hint, SubjectKind? About, string Command, FormGround Ground,
    IReadOnlyList<FormField> Own)
{
    private static readonly FormField[] Target =
    [
        new("vorm", "Wat wordt gevraagd", FieldKind.Choice),
        new("getal", "Getal", FieldKind.Number, "Met een komma, zonder eenheid: 2,3", FieldNeed.Sometimes),
        new("tot", "Bovengrens", FieldKind.Number, "Alleen bij ‘tussen’", FieldNeed.Sometimes),
        new("tekst", "Bewoording in het document", FieldKind.Words, "Kort en letterlijk: hoogstens 3%"),
    ];

    /// <summary>All that may be recorded.</summary>
    public static IReadOnlyList<FormKind> All { get; } =
    [
        new("streefwaarde", "Doelen en cijfers", "Streefwaarde wijzigen",
            "Een besluit stelt een bestaande streefwaarde bij, of een invoerfout wordt hersteld.",
            SubjectKind.Target, "streefwaarde-wijzigen", FormGround.DecisionOrCorrection, Target),
        new("nieuwe-streefwaarde", "Doelen en cijfers", "Streefwaarde stellen",
            "Een indicator krijgt een streefwaarde voor een jaar waarvoor er nog geen is.",
            SubjectKind.Indicator, "streefwaarde-zetten", FormGround.Decision,
            [new("jaar", "Jaar waarin het bereikt moet zijn", FieldKind.Year), .. Target]),
        new("meting", "Doelen en cijfers", "Meting vastleggen", "Een nieuw cijfer is gepubliceerd.",
            SubjectKind.Indicator, "meting", FormGround.Publication,
            [
                new("waarde", "Gemeten waarde", FieldKind.Number, "Met een komma, zonder eenheid: 2,3"),
                new("peildatum", "Peildatum of jaar", FieldKind.Date, "Waarover het cijfer gaat: 2025 of 31-12-2025"),
                new("tekst", "Bewoording in het document", FieldKind.Words, "Kort en letterlijk"),
            ]),
        new("verwoording", "Doelen en cijfers", "Onderdeel anders verwoorden",
            "De tekst van een doel, resultaat of activiteit wordt gewijzigd, of een invoerfout wordt hersteld.",
            SubjectKind.Element, "element-herformuleren", FormGround.DecisionOrCorrection,
            [
                new("titel", "Nieuwe tekst", FieldKind.Lines),
                new("nummer", "Nummer in het document", FieldKind.Words, Need: FieldNeed.Never),
                new("toelichting", "Toelichting", FieldKind.Lines, Need: FieldNeed.Never),
            ]),
        new("bedrag", "Begroting", "Begrotingswijziging", "Een besluit verhoogt of verlaagt een post.",
            SubjectKind.BudgetLine, "wijziging", FormGround.Decision,
            [
                new("bedrag", "Verschil in euro’s", FieldKind.Amount, "Met een min als het minder wordt: -50.000"),
                new("titel", "Naam van de wijziging", FieldKind.Words, Need: FieldNeed.Never),
            ]),
        new("verschuiving", "Begroting", "Bedrag verschuiven", "Geld gaat van deze post naar een andere.",
            SubjectKind.BudgetLine, "verschuiving", FormGround.Decision,
            [
                new("naar", "Naar welke post", FieldKind.Choice),
                new("bedrag", "Bedrag in euro’s", FieldKind.Amount, "Bijvoorbeeld 50.000"),
                new("titel", "Naam van de verschuiving", FieldKind.Words, Need: FieldNeed.Never),
            ]),
        new("realisatie", "Begroting", "Realisatie vastleggen", "De jaarrekening zegt wat werkelijk is besteed.",
            SubjectKind.BudgetLine, "realisatie", FormGround.Publication,
            [new("bedrag", "Werkelijk bedrag in euro’s", FieldKind.Amount, "Bijvoorbeeld 61.596")]),
        new("besluit", "Besluiten en bronnen", "Besluit vastleggen", "Een besluit dat nog niet in het register staat.",
            null, "besluit-vastleggen", FormGround.Itself,
            [
                new("orgaan", "Wie besloot", FieldKind.Choice), new("datum", "Datum", FieldKind.Date),
                new("als", "Wat voor besluit", FieldKind.Choice), new("titel", "Titel", FieldKind.Words),
            ]),
        new("bron", "Besluiten en bronnen", "Bron opnemen", "Een document dat nog niet in het register staat.",
            null, "bron-registreren", FormGround.Itself,
            [
                new("titel", "Titel", FieldKind.Words), new("als", "Wat voor document", FieldKind.Choice),
                new("datum", "Datum", FieldKind.Date),
                new("sha256", "Vingerafdruk van het document (SHA-256)", FieldKind.Digest,
                    "Zo is later te zien of iemand hetzelfde document heeft. Kies het bestand, of plak de 64 tekens"),
                new("plaatsen", "Plaatsen in het document", FieldKind.Lines,
                    "Paragrafen of bladzijden die u wilt aanhalen, elk op een regel", FieldNeed.Never),
                new("uitgever", "Uitgever", FieldKind.Words, Need: FieldNeed.Never),
                new("nummer", "Nummer van het document", FieldKind.Words, Need: FieldNeed.Never),
                new("url", "Adres op het web", FieldKind.Words, Need: FieldNeed.Never),
            ]),
    ];

    /// <summary>The kind with a name; null when there is none.</summary>
    public static FormKind? Named(string name) => All.FirstOrDefault(k => k.Name == name);

    /// <summary>The kinds that change a subject.</summary>
    public static IEnumerable<FormKind> For(SubjectKind kind) => All.Where(k => k.About == kind);

    /// <summary>The fields of its accountability, after its own.</summary>
    public IReadOnlyList<FormField> Account { get; } = [.. Accounting(Name, Ground)];

    /// <summary>All fields, in the order of the form.</summary>
    public IEnumerable<FormField> Fields => Own.Concat(Account);

    private static IEnumerable<FormField> Accounting(string name, FormGround ground)
    {
        if (ground == FormGround.DecisionOrCorrection)
        {
            yield return new FormField("aard", "Wat is dit", FieldKind.Choice);
            yield return new FormField(
                "mis", "Wat was er mis", FieldKind.Words, "Alleen bij een rectificatie: welke fout is gemaakt",
                FieldNeed.Sometimes);
        }

        if (ground is FormGround.Decision or FormGround.DecisionOrCorrection)
        {
            yield return new FormField(
                "besluit", "Op grond van welk besluit", FieldKind.Choice,
                ground == FormGround.Decision ? null : "Alleen bij een wijziging",
                ground == FormGround.Decision ? FieldNeed.Always : FieldNeed.Sometimes);
            yield return new FormField(
                "geldig", "Geldig vanaf", FieldKind.Date, "Leeg: vanaf de dag van het besluit", FieldNeed.Never);
        }

        yield return new FormField(
            "reden", "Reden", FieldKind.Lines, "Waarom, in woorden die over vijf jaar nog iets zeggen");
        if (name == "bron")
        {
            yield break;
        }

        yield return new FormField(
            "vindplaats", ground == FormGround.Publication ? "Waar het cijfer is gepubliceerd" : "Waar het staat",
            FieldKind.Choice, "Het document en de plaats daarin. Staat het er niet bij, neem dan eerst de bron op");
        yield return new FormField(
            "citaat", "Wat daar letterlijk staat", FieldKind.Words, "Het cijfer of de korte bewoording",
            FieldNeed.Never);
    }
}
