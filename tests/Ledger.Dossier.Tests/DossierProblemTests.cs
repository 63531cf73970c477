using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>Bad input: each names its file, line and field, and nothing is taken in.</summary>
public sealed class DossierProblemTests
{
    private const string Target = "plannen[0].elementen[0].indicatoren[0].streefwaarden[0]";

    [Theory]
    [InlineData("nummer: \"1\"", "numer: \"1\"", "numer:", "plannen[0].elementen[0].numer", "Did you mean 'nummer'?")]
    [InlineData(
        "{hoogstens: 2.3}", "{hoogstens: veel}", "jaar: 2028", Target + ".waarde.hoogstens",
        "'veel' is not a number")]
    [InlineData(
        "{hoogstens: 2.3}", "{hoogstens: 2,3}", "jaar: 2028", Target + ".waarde.3", "The key '3' is not known here.")]
    [InlineData("{hoogstens: 2.3}", "2.3", "jaar: 2028", Target + ".waarde", "A block of keys is needed here")]
    [InlineData(
        "{hoogstens: 2.3}", "{tussen: [5, 3]}", "jaar: 2028", Target + ".waarde.tussen",
        "The upper bound lies below")]
    [InlineData(", tekst: \"Maximaal 2,3%\"", "", "jaar: 2028", Target + ".tekst", "The key 'tekst' is missing.")]
    [InlineData(
        "titel: Plan 2025", "titel: [Plan, 2025]", "titel: [Plan", "plannen[0].titel",
        "A text is needed here, not a list.")]
    [InlineData(
        "bereik: landelijk", "bereik: overal", "waarde: 3.6",
        "plannen[0].elementen[0].indicatoren[0].nulmetingen[0].bereik", "is not a scope: gemeente, landelijk")]
    [InlineData(
        "eenheid: percent", "eenheid: procent", "eenheid:", "plannen[0].elementen[0].indicatoren[0].eenheid",
        "Did you mean 'percent'? Allowed: geen, percent")]
    [InlineData(
        "soort: doel", "soort: doelen", "soort: doelen", "plannen[0].elementen[0].soort",
        "is no kind of element. Did you mean 'doel'?")]
    [InlineData(
        "besluit: college-2025\n    reden: Om", "besluit: college-2024\n    reden: Om", "besluit: college-2024",
        "plannen[0].besluit", "There is no besluit 'college-2024'. Did you mean 'college-2025'?")]
    [InlineData(
        "document: het-plan\n    vast", "document: een-plan\n    vast", "document: een-plan", "plannen[0].document",
        "There is no bron 'een-plan'. Did you mean 'het-plan'?")]
    [InlineData(
        "{plaats: \"§2\", rij: 1, ", "{bron: ongeregistreerd, plaats: \"§2\", rij: 1, ", "vindplaats: {",
        "plannen[0].elementen[0].vindplaats.bron", "There is no bron 'ongeregistreerd'.")]
    [InlineData(
        "{plaats: \"§2\", rij: 1, ", "{plaats: \"§9\", rij: 1, ", "vindplaats: {",
        "plannen[0].elementen[0].vindplaats.plaats", "'§9' is not among the plaatsen of 'het-plan'.")]
    [InlineData(
        "{plaats: \"§2\", rij: 1, ", "{plaats: \"§2\", rij: 4, ", "vindplaats: {",
        "plannen[0].elementen[0].vindplaats.plaats", "Row 4 does not exist: '§2' has 3 rijen.")]
    [InlineData(
        "{plaats: \"§2\", rij: 1, ", "{bron: cbs, plaats: \"§2\", rij: 1, ", "vindplaats: {",
        "plannen[0].elementen[0].vindplaats.plaats", "only mentioned")]
    [InlineData(
        "plan: plan-2025\n    jaren", "plan: plan-2026\n    jaren", "plan: plan-2026", "begrotingen[0].plan",
        "There is no plan 'plan-2026'.")]
    [InlineData(
        "elementen: [doel-1]", "elementen: [doel-2]", "elementen: [doel-2]", "begrotingen[0].posten[0].elementen[0]",
        "There is no element or indicator 'plan-2025/doel-2'.")]
    [InlineData(
        "over: [armoede, doel-1]", "over: [armoed, doel-1]", "over:", "tegenstrijdigheden[0].over[0]",
        "There is no element or indicator 'plan-2025/armoed'.")]
    [InlineData(
        "post: post-a, bedrag: 80", "post: post-x, bedrag: 80", "realisatie", "begrotingen[0].wijzigingen[4].post",
        "has no line 'post-x'.")]
    [InlineData(
        "100, 2026: 200.50}\n        el", "100, 2026: 200.505}\n        el", "bedragen: {",
        "begrotingen[0].posten[0].bedragen.2026",
        "at most two decimals")]
    [InlineData(
        "100, 2026: 200.50}\n        el", "100, 2026: 1.000.000}\n        el", "bedragen: {",
        "begrotingen[0].posten[0].bedragen.2026",
        "without thousands marks")]
    [InlineData(
        "datum: 2025-02-01", "datum: 2025-02-30", "datum: ", "besluiten[0].datum",
        "'2025-02-30' is not a date that exists")]
    [InlineData(
        "datum: 2025-02-01", "datum: 2031-02-01", "datum: ", "besluiten[0].datum", "lies in the future")]
    [InlineData("datum: 2025-02-01", "datum: ", "datum: ", "besluiten[0].datum", "has no value")]
    [InlineData(
        "reden: Om het kader uit te voeren", "reden: \"\"", "reden: \"\"", "plannen[0].reden", "nothing but space")]
    [InlineData(
        "    reden: Om het kader uit te voeren\n", "", "id: plan-2025", "plannen[0].reden",
        "The key 'reden' is missing, here and above it.")]
    [InlineData(
        "id: activiteit-1", "id: doel-1", "soort: activiteit", "plannen[0].elementen[0].elementen[0].id",
        "The element 'plan-2025/doel-1' is there already, at 2025-plan.yaml:36.")]
    [InlineData(
        "id: activiteit-1", "id: Activiteit 1", "soort: activiteit", "plannen[0].elementen[0].elementen[0].id",
        "is not an id of lower-case letters")]
    [InlineData("tot: 2028", "tot: 2024", "tot: 2024", "plannen[0].tot", "The plan ends before it begins.")]
    [InlineData(
        "peildatum: 2023", "peildatum: 2023, geldig: 2024", "waarde: 3.6",
        "plannen[0].elementen[0].indicatoren[0].nulmetingen[0].geldig",
        "cannot take effect before what it changes exists")]
    [InlineData(
        "peildatum: 2023", "peildatum: 2023, besloten: 2024", "waarde: 3.6",
        "plannen[0].elementen[0].indicatoren[0].nulmetingen[0].besloten", "cannot have been decided before")]
    [InlineData(
        "    vastgesteld: true\n", "    vastgesteld: ja\n", "vastgesteld: ja", "plannen[0].vastgesteld",
        "'ja' is not true or false.")]
    [InlineData(
        "      - {zegt: \"3,6%\", plaats: \"§2\", rij: 3}\n", "", "plaatsen:", "tegenstrijdigheden[0].plaatsen",
        "at least two places")]
    [InlineData(
        "naar: post-c, bedrag: 5}", "naar: post-b, bedrag: 5}", "verschuiving", "begrotingen[0].wijzigingen[2]",
        "The money of this line is elsewhere")]
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
        dossier.Edit("100, 2026: 200.50}\n        el", "100, 2026: 200.505}\n        el");
        dossier.Edit("peildatum: 2023", "peildatum: 2023, geldig: 2024");
        dossier.Write("2026-ander.yaml", "plannen: geen\n");

        dossier.Read().Problems.Select(p => (p.File, p.Line)).ShouldBe(
            [(TempDossier.File, 37), (TempDossier.File, 48), (TempDossier.File, 64), ("2026-ander.yaml", 1)]);
    }

    [Fact]
    public void The_same_id_in_two_files_names_the_other_place()
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-ander.yaml", TempDossier.Sources);

        var problems = dossier.Read().Problems;

        problems.ShouldContain(p => p.File == "2026-ander.yaml" && p.Line == 4 && p.Field == "bronnen[0].id"
            && p.Message == "The bron 'het-plan' is there already, at 2025-plan.yaml:4.");
    }

    [Fact]
    public void Sources_that_mention_each_other_in_a_circle_are_refused()
    {
        const string text =
            """
            bronnen:
              - id: a
                titel: A
                soort: brief
                datum: 2024
                tekst: {sha256: 79e2def1a84ec698ebb0ca5ff37eb2f6ac8a1e8d8fc8dba2a42e1a6a45b1f0aa}
                plaatsen: [{id: x, kop: X}]
                vindplaats: {bron: b, plaats: x}
              - id: b
                titel: B
                soort: brief
                datum: 2024
                tekst: {sha256: 79e2def1a84ec698ebb0ca5ff37eb2f6ac8a1e8d8fc8dba2a42e1a6a45b1f0aa}
                plaatsen: [{id: x, kop: X}]
                vindplaats: {bron: a, plaats: x}
            """;
        using var dossier = new TempDossier(text);

        dossier.Read().Problems.ShouldHaveSingleItem().Message.ShouldContain("goes in a circle");
    }
}
