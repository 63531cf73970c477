using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Plans;
using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>What a dossier that was edited after its import comes to.</summary>
public sealed class DossierComparisonTests
{
    private readonly MemoryLedger _ledger = new();

    [Fact]
    public async Task Importing_twice_records_nothing_the_second_time()
    {
        using var dossier = new TempDossier();

        var first = await _ledger.Import(dossier);
        var second = await _ledger.Import(dossier);

        first.Recorded.ShouldBe(20);
        first.Unchanged.ShouldBe(0);
        (second.Recorded, second.Unchanged).ShouldBe((0, 20));
        second.Commands.ShouldBeEmpty();
        second.LeftAlone.ShouldBeEmpty();
        second.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_tells_in_words_and_records_nothing()
    {
        using var dossier = new TempDossier();

        var result = await _ledger.Import(dossier, dryRun: true);

        result.Recorded.ShouldBe(0);
        result.Commands.Select(c => c.Summary).ShouldContain(
            "Streefwaarde 2028 van '% kinderen in armoede' wordt: Maximaal 2,3%");
        (await _ledger.Events()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("titel: CBS Statline", "titel: CBS StatLine", "CorrectSource", "source/cbs")]
    [InlineData("titel: Plan vastgesteld", "titel: Het plan vastgesteld", "CorrectDecision", "decision/college-2025")]
    [InlineData("titel: Plan 2025", "titel: Plan 2025-2028", "CorrectPlan", "plan/plan-2025")]
    [InlineData("titel: Minder kinderen in armoede", "titel: Minder kinderen arm", "RewordElement", "plan/plan-2025")]
    [InlineData("nummer: \"1\"", "nummer: \"1.0\"", "RewordElement", "plan/plan-2025")]
    [InlineData("wanneer: vanaf 2025", "wanneer: vanaf januari 2025", "ScheduleActivity", "plan/plan-2025")]
    [InlineData("richting: dalen", "richting: stijgen", "RedefineIndicator", "plan/plan-2025")]
    [InlineData("waarde: 3.6", "waarde: 3.7", "RecordBaseline", "plan/plan-2025")]
    [InlineData("{hoogstens: 2.3}", "{hoogstens: 2.4}", "ChangeTarget", "plan/plan-2025")]
    [InlineData("zegt: \"2,3%\"", "zegt: \"2,4%\"", "NoteContradiction", "plan/plan-2025")]
    [InlineData(
        "2025: 100, 2026: 200.50}\n        el", "2025: 100, 2026: 300}\n        el", "AmendBudget",
        "budget/plan-2025/2026")]
    [InlineData("bedrag: -10", "bedrag: -12.50", "AmendBudget", "budget/plan-2025/2025")]
    [InlineData("bedrag: 5}", "bedrag: 4}", "MoveAmount", "budget/plan-2025/2025")]
    [InlineData("bedrag: 90", "bedrag: 91", "AssignCover", "budget/plan-2025/2025")]
    [InlineData("bedrag: 80", "bedrag: 81", "RecordActual", "budget/plan-2025/2025")]
    public async Task What_the_dossier_now_says_otherwise_becomes_a_rectificatie(
        string from, string to, string command, string stream)
    {
        using var dossier = new TempDossier();
        await _ledger.Import(dossier);
        dossier.Edit(from, to);

        var result = await _ledger.Import(dossier);

        var proposal = result.Commands.ShouldHaveSingleItem();
        (proposal.Command, proposal.Stream).ShouldBe((command, stream));
        proposal.Summary.ShouldStartWith("Rectificatie: ");
        result.Recorded.ShouldBe(1);
        var corrected = (await _ledger.Events())[^1];
        var basis = corrected.By.Basis.ShouldBeOfType<Basis.Corrects>();
        var wrong = (await _ledger.Events()).Single(e => e.Id == basis.Event);
        (corrected.By.DecidedOn, corrected.By.EffectiveFrom).ShouldBe((wrong.By.DecidedOn, wrong.By.EffectiveFrom));
        (await _ledger.Import(dossier)).Recorded.ShouldBe(0);

        dossier.Edit(to, from);
        (await _ledger.Import(dossier)).Recorded.ShouldBe(1, "it was right before");
        (await _ledger.Import(dossier)).Recorded.ShouldBe(0);
    }

    [Fact]
    public async Task An_amount_is_put_right_by_its_difference_so_that_later_amendments_stay()
    {
        using var dossier = new TempDossier();
        await _ledger.Import(dossier);
        dossier.Edit("bedragen: {2025: 100,", "bedragen: {2025: 110,");

        await _ledger.Import(dossier);

        var amended = (await _ledger.Events())[^1].Event.ShouldBeOfType<BudgetEvent.BudgetAmended>();
        amended.Lines.ShouldHaveSingleItem().Delta.ShouldBe(Euro.Of(10));
        var budget = (await _ledger.Events()).Where(e => e.Stream.Value == "budget/plan-2025/2025").Select(e => e.Event)
            .Cast<BudgetEvent>().Aggregate(Budget.Initial, Budget.Evolve).ShouldBeOfType<Budget.Open>();
        budget[BudgetLineId.Parse("post-a")].ShouldBe(Euro.Of(110 - 10 - 5));
    }

    [Fact]
    public async Task A_line_that_the_dossier_adds_to_an_adopted_budget_is_put_in_by_a_rectificatie()
    {
        using var dossier = new TempDossier();
        await _ledger.Import(dossier);
        const string line = "      - {id: post-z, titel: Post Z, kant: lasten, aard: onbekend, bedragen: {2026: 7}}\n";
        dossier.Edit("      - {id: post-b,", line + "      - {id: post-b,");

        var result = await _ledger.Import(dossier);

        result.Commands.ShouldHaveSingleItem().Stream.ShouldBe("budget/plan-2025/2026");
        (await _ledger.Import(dossier)).Recorded.ShouldBe(0);
    }

    [Fact]
    public async Task A_fact_that_is_gone_from_the_dossier_is_listed_and_stays()
    {
        using var dossier = new TempDossier();
        await _ledger.Import(dossier);
        dossier.Edit(
            "        elementen:\n          - {soort: activiteit, id: activiteit-1, titel: Een activiteit}\n", "");

        var result = await _ledger.Import(dossier);

        result.Recorded.ShouldBe(0);
        var missing = result.Missing.ShouldHaveSingleItem();
        missing.Summary.ShouldStartWith("element/activiteit-1: ");
        missing.File.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_an_officer_changed_since_is_never_undone()
    {
        using var dossier = new TempDossier();
        await _ledger.Import(dossier);
        await _ledger.ByHand(new ChangeTarget(
            IndicatorId.Parse("armoede"), 2028, Scope.WholeMunicipality,
            new TargetValue.AtMost(new Quantity(2.5m, Unit.Percent)), "2,5%"));

        (await _ledger.Import(dossier)).Recorded.ShouldBe(0);
        dossier.Edit("{hoogstens: 2.3}", "{hoogstens: 2.4}");
        var result = await _ledger.Import(dossier);

        result.Recorded.ShouldBe(0);
        result.LeftAlone.ShouldHaveSingleItem().Summary.ShouldContain("daarna in het grootboek gewijzigd");
    }

    [Fact]
    public async Task A_source_that_an_officer_registered_alike_is_left_as_it_is()
    {
        using var dossier = new TempDossier();
        var register = dossier.Read().Content!.Instructions[0];
        await _ledger.Record(register with { Id = Guid.NewGuid(), By = MemoryLedger.ByHandOf(register.By) });

        (await _ledger.Import(dossier)).Recorded.ShouldBe(19);
        (await _ledger.Import(dossier)).Recorded.ShouldBe(0);
    }

    [Fact]
    public async Task A_source_that_an_officer_registered_otherwise_is_a_problem_with_its_line()
    {
        using var dossier = new TempDossier();
        var register = dossier.Read().Content!.Instructions[0];
        var other = ((Domain.Sources.RegisterSource)register.Command).Source with { Title = "Iets anders" };
        await _ledger.Record(register with
        {
            Id = Guid.NewGuid(),
            Command = new Domain.Sources.RegisterSource(other),
            By = MemoryLedger.ByHandOf(register.By),
        });

        var result = await _ledger.Import(dossier);

        result.Recorded.ShouldBe(0);
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.File, problem.Line, problem.Field).ShouldBe((TempDossier.File, 4, "bronnen[0]"));
    }

    [Theory]
    [InlineData(
        "reden: Om het kader uit te voeren", "reden: Om het nieuwe kader uit te voeren", "alleen de verantwoording")]
    [InlineData("rij: 1, tekst: Minder", "rij: 2, tekst: Minder", "alleen de verantwoording")]
    [InlineData("soort: activiteit", "soort: maatregel", "geen opdracht kan dit verbeteren: kind")]
    [InlineData("titel: Post A", "titel: Post A1", "geen opdracht kan dit verbeteren: lines/post-a")]
    public async Task What_no_command_can_put_right_is_said_and_never_proposed(string from, string to, string says)
    {
        using var dossier = new TempDossier();
        await _ledger.Import(dossier);
        dossier.Edit(from, to);

        var result = await _ledger.Import(dossier);

        result.Recorded.ShouldBe(0);
        result.Commands.ShouldBeEmpty();
        result.LeftAlone.ShouldNotBeEmpty();
        result.LeftAlone.ShouldAllBe(n => n.Summary.Contains(says));
    }

    [Fact]
    public async Task A_rectificatie_that_the_ledger_refuses_does_not_stop_the_rest()
    {
        using var dossier = new TempDossier();
        await _ledger.Import(dossier);
        await _ledger.ByHand(new WithdrawIndicator(IndicatorId.Parse("armoede")));
        dossier.Edit("waarde: 3.6", "waarde: 3.7");
        dossier.Edit("titel: CBS Statline", "titel: CBS StatLine");

        var result = await _ledger.Import(dossier);

        result.Commands.ShouldHaveSingleItem().Command.ShouldBe("CorrectSource");
        result.LeftAlone.ShouldHaveSingleItem().Summary.ShouldContain("ingetrokken");
    }

    [Fact]
    public async Task With_a_problem_nothing_is_recorded()
    {
        using var dossier = new TempDossier();
        dossier.Edit("100, 2026: 200.50}\n        el", "100, 2026: 200.505}\n        el");

        var result = await _ledger.Import(dossier);

        result.Recorded.ShouldBe(0);
        result.Problems.ShouldHaveSingleItem();
        (await _ledger.Events()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_imports_can_be_someone_else_than_the_dossier_names()
    {
        using var dossier = new TempDossier();
        var actor = new Actor(Slug.Parse("iemand-anders"));

        await DossierImport.Run(dossier.Path, _ledger.Log, TempDossier.Clock, new ImportOptions(Actor: actor));

        (await _ledger.Events()).ShouldAllBe(e => e.By.Actor == actor);
        (await _ledger.Import(dossier)).Recorded.ShouldBe(0);
    }

    /// <summary>
    /// The dossier is edited in random ways, over and over; each edit is imported. Whatever the edits were, importing
    /// again records nothing, and the ledger never refuses.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task After_any_edits_a_second_import_records_nothing(int seed)
    {
        (string From, string[] To)[] edits =
        [
            ("titel: Minder kinderen in armoede", ["titel: Anders", "titel: Nog anders"]),
            ("waarde: 3.6", ["waarde: 4", "waarde: {ongeveer: 3}", "waarde: {niet_gemeten: nog niet}"]),
            ("{hoogstens: 2.3}", ["{minstens: 1}", "{tussen: [1, 2]}", "{kwalitatief: minder}"]),
            ("bedragen: {2025: 100,", ["bedragen: {2025: 130,", "bedragen: {2025: 99.99,"]),
            ("bedrag: -10", ["bedrag: -5", "bedrag: 15"]),
            ("bedrag: 80", ["bedrag: 79.50"]),
            ("titel: CBS Statline", ["titel: CBS", "titel: Centraal Bureau"]),
            ("zegt: \"2,3%\"", ["zegt: \"2%\""]),
            ("wanneer: vanaf 2025", ["wanneer: in 2025"]),
            ("eenheid: percent", ["eenheid: aantal"]),
            ("reden: Om het kader uit te voeren", ["reden: Omdat"]),
        ];
        var random = new Random(seed);
        using var dossier = new TempDossier();
        await _ledger.Import(dossier);
        for (var round = 0; round < 15; round++)
        {
            var text = TempDossier.Whole;
            foreach (var (from, to) in edits)
            {
                var choice = random.Next(to.Length + 1);
                text = choice == 0 ? text : text.Replace(from, to[choice - 1], StringComparison.Ordinal);
            }

            dossier.Write(TempDossier.File, text);
            var edited = await _ledger.Import(dossier);
            edited.Problems.ShouldBeEmpty();
            (await _ledger.Import(dossier)).Recorded.ShouldBe(0, $"seed {seed}, round {round}");
        }
    }
}
