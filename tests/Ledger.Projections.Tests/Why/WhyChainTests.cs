using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Projections.Tests.Why;

public sealed class WhyChainTests
{
    private static readonly Times January = new("2025-01-10", "2025-02-01", "2025-02-05");

    [Fact]
    public async Task The_value_of_a_target_is_what_holds_and_not_what_was_decided_last()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(12m), new Times("2025-06-01", "2025-07-01", "2025-06-03"));
        await chronicle.On(Id, Change(11m), new Times("2025-09-01", "2025-03-01", "2025-09-02"));

        var why = WhyChain.Of(await chronicle.Ledger(), Target);
        why.Value.ShouldBe("hoogstens 12 %");
        why.Chain.Select(s => (s.From, s.To)).ShouldBe(
        [
            ("hoogstens 10 %", "hoogstens 11 %"), ("hoogstens 10 %", "hoogstens 12 %"), (null, "hoogstens 10 %"),
        ]);
    }

    [Fact]
    public async Task A_withdrawn_target_has_no_value_and_a_whole_chain()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Withdraw(), new Times("2025-05-01", "2025-06-01", "2025-05-03"));

        var why = WhyChain.Of(await chronicle.Ledger(), Target);
        why.Value.ShouldBeNull();
        why.Chain.Select(s => s.What).ShouldBe(["TargetWithdrawn", "TargetSet"]);
        why.Chain[0].To.ShouldBeNull();
    }

    [Fact]
    public async Task A_step_says_on_what_it_rests_who_decided_and_what_else_rests_on_it()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Add("doel-5"), January);

        var step = WhyChain.Of(await chronicle.Ledger(), Target).Chain.ShouldHaveSingleItem();
        (step.Basis, step.RestsOn, step.RestsOnTitle, step.Body).ShouldBe(
            ("decided", "raad-2025-01-10-besluit", "besluit", "raad"));
        step.Together.ShouldBe(3);
        step.Rationale.ShouldBe("Omdat de raad het wil");
        step.Citations.ShouldHaveSingleItem().Source.ShouldBe(Chronicle.Document);
    }

    [Fact]
    public async Task A_target_is_contradicted_where_its_indicator_is()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Contradiction("richting-kinderen", PlanRef.Parse("armoede/kinderen")), January);
        await chronicle.On(Id, Contradiction("iets-anders", PlanRef.Parse("armoede/doel-4")), January);

        WhyChain.Of(await chronicle.Ledger(), Target).Contradictions.Select(c => c.Id.Value)
            .ShouldBe(["richting-kinderen"]);
    }

    [Fact]
    public async Task The_value_of_a_budget_line_is_what_it_has_now()
    {
        var (chronicle, _) = await ThemeBudget.Begin();
        await chronicle.On(ThemeBudget.Id, ThemeBudget.Move(100m), new Times("2020-11-05", "2020-01-01", "2020-11-10"));

        var line = new Subject("themaplan/2020/zorg", SubjectKind.BudgetLine, ThemeBudget.Id.Stream, "zorg");
        var why = WhyChain.Of(await chronicle.Ledger(), line);
        why.Value.ShouldBe("900.00");
        why.Chain.Select(s => (s.From, s.To)).ShouldBe([("1000.00", "900.00"), (null, "1000.00")]);
    }

    private static NoteContradiction Contradiction(string id, PlanRef about) => new(
        Slug.Parse(id), ContradictionKind.Direction, id, [about],
        [
            new Statement("stijgt", new Citation(Chronicle.Document, "§1")),
            new Statement("daalt", new Citation(Chronicle.Document, "§2")),
        ]);
}
