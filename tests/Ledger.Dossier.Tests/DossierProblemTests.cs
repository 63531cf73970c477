using System.Text;
using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>Bad input: each names its file, line and field, and nothing is taken in.</summary>
public sealed class DossierProblemTests
{
    private const string Target = "plannen[0].elementen[0].indicatoren[0].streefwaarden[0]";

    [Theory]
    [InlineData("nummer: \"1\"", "numer: \"1\"", "numer:", "plannen[0].elementen[0].numer", "Did you mean 'nummer'?")]
    [InlineData("{hoogstens: 2.3}", "{hoogstens: veel}", "jaar: 2028", Target + ".waarde.hoogstens", "'veel' is not a number")]
    [InlineData("{hoogstens: 2.3}", "{hoogstens: 2,3}", "jaar: 2028", Target + ".waarde.3", "The key '3' is not known here.")]
    [InlineData("{hoogstens: 2.3}", "2.3", "jaar: 2028", Target + ".waarde", "A block of keys is needed here")]
    [InlineData("{hoogstens: 2.3}", "{tussen: [5, 3]}", "jaar: 2028", Target + ".waarde.tussen", "The upper bound lies below")]
    [InlineData(", tekst: \"Maximaal 2,3%\"", "", "jaar: 2028", Target + ".tekst", "The key 'tekst' is missing.")]
    [InlineData("titel: Plan 2025", "titel: [Plan, 2025]", "titel: [Plan", "plannen[0].titel", "A text is needed here, not a list.")]
    [InlineData("bereik: landelijk", "bereik: overal", "waarde: 3.6", "plannen[0].elementen[0].indicatoren[0].nulmetingen[0].bereik", "is not a scope: gemeente, landelijk")]
    [InlineData("eenheid: percent", "eenheid: procent", "eenheid:", "plannen[0].elementen[0].indicatoren[0].eenheid", "Did you mean 'percent'? Allowed: geen, percent")]
    [InlineData("soort: doel", "soort: doelen", "soort: doelen", "plannen[0].elementen[0].soort", "is no kind of element. Did you mean 'doel'?")]
    [InlineData("besluit: college-2025\n    reden: Om", "besluit: college-2024\n    reden: Om", "besluit: college-2024", "plannen[0].besluit", "There is no besluit 'college-2024'. Did you mean 'college-2025'?")]
    [InlineData("document: het-plan\n    vast", "document: een-plan\n    vast", "document: een-plan", "plannen[0].document", "There is no bron 'een-plan'. Did you mean 'het-plan'?")]
    [InlineData("{plaats: \"§2\", rij: 1, ", "{bron: ongeregistreerd, plaats: \"§2\", rij: 1, ", "vindplaats: {", "plannen[0].elementen[0].vindplaats.bron", "There is no bron 'ongeregistreerd'.")]
    [InlineData("{plaats: \"§2\", rij: 1, ", "{plaats: \"§9\", rij: 1, ", "vindplaats: {", "plannen[0].elementen[0].vindplaats.plaats", "'§9' is not among the plaatsen of 'het-plan'.")]
    [InlineData("{plaats: \"§2\", rij: 1, ", "{plaats: \"§2\", rij: 4, ", "vindplaats: {", "plannen[0].elementen[0].vindplaats.plaats", "Row 4 does not exist: '§2' has 3 rijen.")]
    [InlineData("{plaats: \"§2\", rij: 1, ", "{bron: cbs, plaats: \"§2\", rij: 1, ", "vindplaats: {", "plannen[0].elementen[0].vindplaats.plaats", "only mentioned")]
    [InlineData("plan: plan-2025\n    jaren", "plan: plan-2026\n    jaren", "plan: plan-2026", "begrotingen[0].plan", "There is no plan 'plan-2026'.")]
    [InlineData("elementen: [doel-1]", "elementen: [doel-2]", "id: post-a", "begrotingen[0].posten[0].elementen[0]", "There is no element or indicator 'plan-2025/doel-2'.")]
    [InlineData("over: [armoede, doel-1]", "over: [armoed, doel-1]", "over:", "tegenstrijdigheden[0].over[0]", "There is no element or indicator 'plan-2025/armoed'.")]
    [InlineData("post: post-a, bedrag: 80", "post: post-x, bedrag: 80", "realisatie", "begrotingen[0].wijzigingen[4].post", "has no line 'post-x'.")]
    [InlineData("2026: 200.50}, el", "2026: 200.505}, el", "id: post-a", "begrotingen[0].posten[0].bedragen.2026", "at most two decimals")]
    [InlineData("2026: 200.50}, el", "2026: 1.000.000}, el", "id: post-a", "begrotingen[0].posten[0].bedragen.2026", "without thousands marks")]
    [InlineData("datum: 2025-02-01", "datum: 2025-02-30", "id: college-2025", "besluiten[0].datum", "'2025-02-30' is not a date that exists")]
    [InlineData("datum: 2025-02-01", "datum: 2031-02-01", "id: college-2025", "besluiten[0].datum", "lies in the future")]
    [InlineData("datum: 2025-02-01", "datum: ", "id: college-2025", "besluiten[0].datum", "has no value")]
    [InlineData("reden: Om het kader uit te voeren", "reden: \"\"", "reden: \"\"", "plannen[0].reden", "nothing but space")]
    [InlineData("    reden: Om het kader uit te voeren\n", "", "id: plan-2025", "plannen[0].reden", "The key 'reden' is missing, here and above it.")]
    [InlineData("id: activiteit-1", "id: doel-1", "soort: activiteit", "plannen[0].elementen[0].elementen[0].id", "There is a element 'plan-2025/doel-1' already, at 2025-plan.yaml:30.")]
    [InlineData("id: activiteit-1", "id: Activiteit 1", "soort: activiteit", "plannen[0].elementen[0].elementen[0].id", "is not an id of lower-case letters")]
    [InlineData("tot: 2028", "tot: 2024", "tot: 2024", "plannen[0].tot", "The plan ends before it begins.")]
    [InlineData("peildatum: 2023", "peildatum: 2023, geldig: 2024", "waarde: 3.6", "plannen[0].elementen[0].indicatoren[0].nulmetingen[0].geldig", "cannot take effect before what it changes exists")]
    [InlineData("peildatum: 2023", "peildatum: 2023, besloten: 2024", "waarde: 3.6", "plannen[0].elementen[0].indicatoren[0].nulmetingen[0].besloten", "cannot have been decided before")]
    [InlineData("    vastgesteld: true\n", "    vastgesteld: ja\n", "vastgesteld: ja", "plannen[0].vastgesteld", "'ja' is not true or false.")]
    [InlineData("      - {zegt: \"3,6%\", plaats: \"§2\", rij: 3}\n", "", "plaatsen:", "tegenstrijdigheden[0].plaatsen", "at least two places")]
    [InlineData("naar: post-c, bedrag: 5}", "naar: post-b, bedrag: 5}", "verschuiving", "begrotingen[0].wijzigingen[2]", "The money of this line is elsewhere")]
    public void A_mistake_is_named_with_its_line_and_field(
        string from, string to, string on, string field, string message)
    {
        using var dossier = new TempDossier();
        dossier.Edit(from, to);

        var reading = dossier.Read();

        reading.Content.ShouldBeNull();
        var problem = reading.Problems.Where(p => p.Field == field).ShouldHaveSingleItem(
            string.Join('\n', reading.Problems));
        problem.ShouldSatisfyAllConditions(
            p => p.Message.ShouldContain(message),
            p => dossier.Line(p.Line).ShouldContain(on),
            p => p.File.ShouldBe(TempDossier.File));
    }

    [Fact]
    public void All_mistakes_of_all_files_come_out_at_once()
    {
        using var dossier = new TempDossier();
        dossier.Edit("nummer: \"1\"", "numer: \"1\"");
        dossier.Edit("2026: 200.50}, el", "2026: 200.505}, el");
        dossier.Edit("peildatum: 2023", "peildatum: 2023, geldig: 2024");
        dossier.Write("2026-ander.yaml", "plannen: geen\n");

        dossier.Read().Problems.Select(p => (p.File, p.Line)).ShouldBe(
            [(TempDossier.File, 31), (TempDossier.File, 42), (TempDossier.File, 54), ("2026-ander.yaml", 1)]);
    }

    [Fact]
    public void The_same_id_in_two_files_names_the_other_place()
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-ander.yaml", TempDossier.Sources);

        var problems = dossier.Read().Problems;

        problems.ShouldContain(p => p.File == "2026-ander.yaml" && p.Line == 4 && p.Field == "bronnen[0].id"
            && p.Message == "There is a bron 'het-plan' already, at 2025-plan.yaml:4.");
    }

    [Theory]
    [InlineData("", "The file is empty.", 1)]
    [InlineData("# niets\n", "The file is empty.", 1)]
    [InlineData("a: &x 1\n", "YAML anchors (&) are not allowed; write it out.", 1)]
    [InlineData("a: 1\nb: *x\n", "YAML aliases (*) are not allowed; write it out.", 2)]
    [InlineData("a: !!python/object:os.system x\n", "YAML tags (tag:yaml.org,2002:python/object:os.system) are not allowed.", 1)]
    [InlineData("plannen: []\n---\nplannen: []\n", "The file holds more than one YAML document; a dossier file is one.", 2)]
    [InlineData("plannen: []\nbronnen: []\nplannen: []\n", "The key 'plannen' is given twice; first on line 1.", 3)]
    [InlineData("- plannen\n", "A block of keys is needed here, not a list.", 1)]
    [InlineData("[a]: b\n", "A key is a word, not a list.", 1)]
    [InlineData("document: \"a\u0001b\"\n", "", 1)]
    public void A_file_that_is_no_dossier_file_is_refused(string text, string message, int line)
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-ander.yaml", text);

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        problem.File.ShouldBe("2026-ander.yaml");
        problem.Line.ShouldBe(line);
        problem.Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("plannen:\n\t- id: x\n", 2, "A tab cannot indent; use spaces.")]
    [InlineData("plannen:\n  - {id: x\n", 3, "This is not valid YAML")]
    [InlineData("plannen: [\n", 2, "This is not valid YAML")]
    [InlineData("a: b: c\n", 1, "This is not valid YAML")]
    public void Bad_syntax_is_named_where_it_is(string text, int line, string message)
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-ander.yaml", text);

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        problem.Message.ShouldContain(message);
        problem.Line.ShouldBe(line);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused_at_its_first_wrong_line()
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-ander.yaml", Encoding.Latin1.GetBytes("plannen:\n  - id: x\n    titel: Financiële\n"));

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        problem.ShouldBe(new Problem("2026-ander.yaml", 3, "", "The file is not UTF-8; save it as UTF-8."));
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_once_and_takes_no_memory()
    {
        using var dossier = new TempDossier();
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; bomb.Length < 10_000_000; i++)
        {
            bomb.Append(i).Append(": &a").Append(i).Append(" [");
            bomb.AppendJoin(", ", Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        }

        dossier.Write("2026-bom.yaml", bomb.ToString());
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        problem.ShouldBe(
            new Problem("2026-bom.yaml", 1, "", "YAML anchors (&) are not allowed; write it out."));
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(100_000_000);
    }

    [Fact]
    public void A_file_past_20_MB_is_not_even_read()
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-groot.yaml", new byte[20_000_001]);

        dossier.Read().Problems.ShouldHaveSingleItem().Message.ShouldBe("The file is larger than 20 MB.");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Nesting_without_end_is_refused(string open, string close)
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-diep.yaml", "plannen: " + string.Concat(Enumerable.Repeat(open, 100_000))
            + string.Concat(Enumerable.Repeat(close, 100_000)));

        dossier.Read().Problems.ShouldHaveSingleItem().Message.ShouldBe("Nested deeper than 64 levels.");
    }

    [Theory]
    [InlineData("gemeente: gm303\nnaam: Dronten\nmedewerker: m\n", 1, "'gm303' is not a CBS code such as gm0303.")]
    [InlineData("naam: Dronten\nmedewerker: m\n", 1, "The key 'gemeente' is missing.")]
    [InlineData("gemeente: gm0303\nnaam: Dronten\nmedewerker: Jan Jansen\n", 3, "is not an id of lower-case letters")]
    public void The_municipality_must_be_said(string text, int line, string message)
    {
        using var dossier = new TempDossier();
        dossier.Write("gemeente.yaml", text);

        var problem = dossier.Read().Problems.ShouldHaveSingleItem();

        (problem.File, problem.Line).ShouldBe(("gemeente.yaml", line));
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void A_folder_without_a_municipality_is_refused()
    {
        using var dossier = new TempDossier();
        File.Delete(Path.Combine(dossier.Path, "gemeente.yaml"));

        dossier.Read().Problems.ShouldHaveSingleItem().File.ShouldBe("gemeente.yaml");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_so()
    {
        DossierReader.Read("/nergens/dossier", TempDossier.Today).Problems.ShouldHaveSingleItem()
            .Message.ShouldBe("There is no such file or folder.");
    }

    [Fact]
    public void Sources_that_mention_each_other_in_a_circle_are_refused()
    {
        const string text =
            """
            bronnen:
              - {id: a, titel: A, soort: brief, datum: 2024, tekst: {sha256: 79e2def1a84ec698ebb0ca5ff37eb2f6ac8a1e8d8fc8dba2a42e1a6a45b1f0aa}, plaatsen: [{id: x, kop: X}], vindplaats: {bron: b, plaats: x}}
              - {id: b, titel: B, soort: brief, datum: 2024, tekst: {sha256: 79e2def1a84ec698ebb0ca5ff37eb2f6ac8a1e8d8fc8dba2a42e1a6a45b1f0aa}, plaatsen: [{id: x, kop: X}], vindplaats: {bron: a, plaats: x}}
            """;
        using var dossier = new TempDossier(text);

        dossier.Read().Problems.ShouldHaveSingleItem().Message.ShouldContain("goes in a circle");
    }

    [Fact]
    public void A_file_of_noise_never_throws()
    {
        var random = new Random(20261123);
        var letters = "ab\u0001:-{}[]\n \t\"'#&*!|>%@`,?0123456789é\u0000".ToCharArray();
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string(random.GetItems(letters, random.Next(1, 200)));
            var problems = new Problems();
            Yaml.YamlFile.Parse(text, new Mark("ruis.yaml", 1, ""), problems)?.Fields("a", "b").List("a");
        }
    }
}
