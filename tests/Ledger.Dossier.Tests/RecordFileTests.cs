using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store;
using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>Commands given by hand, in a file.</summary>
public sealed class RecordFileTests : IDisposable
{
    private const string Change =
        """
        document: het-plan
        opdrachten:
          - soort: streefwaarde-wijzigen
            plan: plan-2025
            indicator: armoede
            jaar: 2028
            waarde: {hoogstens: 3}
            tekst: "3%"
            besluit: college-2025
            geldig: 2026-01-01
            reden: Bijgesteld
            vindplaats: {plaats: "§2", rij: 1}

        """;

    private readonly MemoryLedger _ledger = new();
    private readonly TempDossier _dossier = new();

    public void Dispose() => _dossier.Dispose();

    [Fact]
    public async Task A_command_carries_its_whole_accountability()
    {
        var reading = await Read(Change);

        reading.Problems.ShouldBeEmpty();
        var instruction = reading.Instructions.ShouldHaveSingleItem();
        instruction.Command.ShouldBe(new ChangeTarget(
            IndicatorId.Parse("armoede"), 2028, Scope.WholeMunicipality,
            new TargetValue.AtMost(new Quantity(3, Unit.Percent)), "3%"));
        instruction.By.ShouldBe(new Accountability(
            new Basis.Decided(DecisionId.Parse("college-2025")), HistoricalDate.Parse("2025-02-01"),
            HistoricalDate.Parse("2026-01-01"), "Bijgesteld", [new Citation(SourceId.Parse("het-plan"), "§2", 1)],
            new Actor(Slug.Parse("ambtenaar")), Provenance.Contemporaneous));
    }

    [Fact]
    public async Task Recording_the_same_file_twice_records_nothing_new()
    {
        (await Record(Change)).ShouldBe(1);
        (await Record(Change)).ShouldBe(0);
        (await _ledger.Import(_dossier)).Recorded.ShouldBe(0, "the dossier says what it said");
    }

    [Fact]
    public async Task A_name_makes_the_id_so_that_an_equal_command_can_be_given_again()
    {
        const string amendment =
            """
            document: het-plan
            opdrachten:
              - soort: wijziging
                begroting: plan-2025
                jaar: 2026
                post: post-a
                bedrag: 10
                besluit: college-2025
                reden: Meer
                vindplaats: "§2"
                kenmerk: KENMERK

            """;
        var first = await Read(amendment.Replace("KENMERK", "eerste", StringComparison.Ordinal));
        var second = await Read(amendment.Replace("KENMERK", "tweede", StringComparison.Ordinal));

        first.Instructions[0].Command.ShouldBeOfType<AmendBudget>();
        first.Instructions[0].Id.ShouldNotBe(second.Instructions[0].Id);
        (await Read(amendment.Replace("KENMERK", "eerste", StringComparison.Ordinal))).Instructions[0].Id
            .ShouldBe(first.Instructions[0].Id);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var outcome = await Outcome(Change + "    versie: 2\n");

        outcome.ShouldBeOfType<RecordOutcome.Refused>().Refusal.ShouldBe(Refusal.StaleVersion);
    }

    [Fact]
    public async Task A_rectificatie_keeps_the_dates_of_what_it_puts_right()
    {
        await _ledger.Import(_dossier);
        var wrong = (await _ledger.Events()).First(e => e.Event is SourceEvent.SourceRegistered);
        var text =
            $$"""
            document: het-plan
            opdrachten:
              - soort: bron-registreren
                als: uitvoeringsprogramma
                id: het-plan
                titel: Het plan, beter gezegd
                datum: 2025-01
                reden: Titel verbeterd
                vindplaats: "§1"
                rectificeert: {gebeurtenis: {{wrong.Id}}, waarom: Typefout}
            """;

        var instruction = (await Read(text)).Instructions.ShouldHaveSingleItem();

        instruction.Command.ShouldBeOfType<CorrectSource>().Corrected.Title.ShouldBe("Het plan, beter gezegd");
        instruction.By.Basis.ShouldBe(new Basis.Corrects(wrong.Id, "Typefout"));
        (instruction.By.DecidedOn, instruction.By.EffectiveFrom)
            .ShouldBe((wrong.By.DecidedOn, wrong.By.EffectiveFrom));
        (await Record(text)).ShouldBe(1);
    }

    [Fact]
    public async Task A_figure_under_a_wrong_date_is_put_right_by_one_rectificatie()
    {
        const string measured =
            """
            opdrachten:
              - {soort: bron-registreren, als: brief, id: brief-2026, titel: Brief, datum: 2026-05, reden: Ontvangen,
                 vindplaats: {bron: het-plan, plaats: "§1"}}
              - {soort: indicator-toevoegen, plan: plan-2025, element: doel-1, id: nieuw, titel: Nieuw, eenheid: aantal,
                 besluit: college-2025, reden: Erbij, vindplaats: {bron: het-plan, plaats: "§1"}}
              - {soort: meting, plan: plan-2025, indicator: nieuw, waarde: 12, peildatum: 2062,
                 gepubliceerd: brief-2026, reden: Gemeten, vindplaats: {bron: het-plan, plaats: "§1"}}
            """;
        (await Record(measured)).ShouldBe(3);
        var wrong = (await _ledger.Events())[^1];
        var text =
            $$"""
            opdrachten:
              - {soort: meting, plan: plan-2025, indicator: nieuw, waarde: 12, peildatum: 2026, reden: Zo staat het er,
                 vindplaats: {bron: het-plan, plaats: "§1"},
                 rectificeert: {waarom: Typefout, gebeurtenis: {{wrong.Id}} } }
            """;

        (await Record(text)).ShouldBe(1);

        (await _ledger.Events())[^1].Event.ShouldBeOfType<PlanEvent.MeasurementRecorded>().InsteadOf
            .ShouldBe(new ReadingAt(Scope.WholeMunicipality, HistoricalDate.In(2062)));
    }

    [Fact]
    public async Task A_later_command_may_build_on_an_earlier_one_of_the_file()
    {
        const string text =
            """
            opdrachten:
              - {soort: bron-registreren, als: brief, id: brief-2026, titel: Brief, datum: 2026-05, reden: Ontvangen,
                 vindplaats: {bron: het-plan, plaats: "§1"}, herkomst: gereconstrueerd}
              - {soort: besluit-vastleggen, als: wijziging, id: raad-2026, orgaan: raad, datum: 2026-05-01,
                 titel: Bijstelling, vindplaats: {bron: het-plan, plaats: "§1"}}
              - {soort: element-toevoegen, als: doel, plan: plan-2025, id: doel-2, titel: Nieuw doel,
                 besluit: raad-2026, reden: Erbij, vindplaats: {bron: het-plan, plaats: "§1"}}
              - {soort: indicator-toevoegen, plan: plan-2025, element: doel-2, id: nieuw, titel: Nieuw, eenheid: aantal,
                 besluit: raad-2026, reden: Erbij, vindplaats: {bron: het-plan, plaats: "§1"}}
              - {soort: meting, plan: plan-2025, indicator: nieuw, waarde: 12, peildatum: 2026,
                 gepubliceerd: brief-2026, reden: Gemeten, vindplaats: {bron: het-plan, plaats: "§1"}}
            """;

        (await Record(text)).ShouldBe(5);

        var events = await _ledger.Events();
        events[^1].Event.ShouldBeOfType<PlanEvent.MeasurementRecorded>().Reading
            .ShouldBe(new Reading.Measured(new Quantity(12, Unit.Count)));
        events.Single(e => e.Stream.Value == "source/brief-2026").By.Provenance.ShouldBe(Provenance.Reconstructed);
    }

    [Fact]
    public async Task Json_is_read_as_well()
    {
        const string json =
            """
            {"document": "het-plan", "medewerker": "griffie", "opdrachten": [
              {"soort": "plan-sluiten", "plan": "plan-2025", "besluit": "college-2025", "geldig": "2026-10-01",
               "reden": "Klaar", "vindplaats": "§1"}]}
            """;

        var instruction = (await Read(json)).Instructions.ShouldHaveSingleItem();

        instruction.Command.ShouldBeOfType<ClosePlan>();
        instruction.By.Actor.ShouldBe(new Actor(Slug.Parse("griffie")));
    }

    [Theory]
    [InlineData("plan: plan-2025", "plan: plan-2026", 4, "opdrachten[0].plan", "There is no plan 'plan-2026'.")]
    [InlineData("indicator: armoede", "indicator: weelde", 5, "opdrachten[0].indicator", "There is no indicator")]
    [InlineData("soort: streef", "soort: strijk", 3, "opdrachten[0].soort", "Did you mean 'streefwaarde-wijzigen'?")]
    [InlineData("reden: Bijgesteld", "redenen: Bijgesteld", 3, "opdrachten[0].reden", "The key 'reden' is missing.")]
    [InlineData("\"§2\", rij: 1", "\"§7\", rij: 1", 12, "opdrachten[0].vindplaats.plaats", "not among the plaatsen")]
    [InlineData("besluit: college-2025", "besluit: raad", 9, "opdrachten[0].besluit", "There is no besluit 'raad'.")]
    [InlineData("document: het-plan", "document: niets", 1, "document", "There is no bron 'niets'.")]
    [InlineData("opdrachten:", "opdracht:", 1, "opdrachten", "The key 'opdrachten' is missing.")]
    public async Task A_mistake_is_named_with_its_line_and_field(
        string from, string to, int line, string field, string message)
    {
        var reading = await Read(Change.Replace(from, to, StringComparison.Ordinal));

        reading.Instructions.ShouldBeEmpty();
        var problem = reading.Problems.Where(p => p.Field == field).ShouldHaveSingleItem(
            string.Join('\n', reading.Problems));
        (problem.File, problem.Line).ShouldBe(("opdracht.yaml", line));
        problem.Message.ShouldContain(message);
        problem.Says.Dutch.ShouldNotBe(problem.Says.English);
    }

    [Fact]
    public async Task An_event_that_is_not_there_cannot_be_put_right()
    {
        var reading = await Read(
            Change + "    rectificeert: {gebeurtenis: 00000000-0000-0000-0000-000000000001, waarom: Fout}\n");

        reading.Problems.ShouldHaveSingleItem().Field.ShouldBe("opdrachten[0].rectificeert.gebeurtenis");
    }

    private async Task<RecordReading> Read(string text)
    {
        await _ledger.Import(_dossier);
        using var folder = new TempDossier();
        folder.Write("opdracht.yaml", text);
        return await RecordFile.Read(
            Path.Combine(folder.Path, "opdracht.yaml"), _ledger.Log, TenantId.Parse("gm0303"),
            new Actor(Slug.Parse("ambtenaar")), TempDossier.Today);
    }

    private async Task<RecordOutcome> Outcome(string text)
    {
        var reading = await Read(text);
        reading.Problems.ShouldBeEmpty();
        return await new Recorder(_ledger.Log, TempDossier.Clock)
            .Record(TenantId.Parse("gm0303"), reading.Instructions, "record");
    }

    private async Task<int> Record(string text) =>
        (await Outcome(text)).ShouldBeOfType<RecordOutcome.Recorded>().Changed;
}
