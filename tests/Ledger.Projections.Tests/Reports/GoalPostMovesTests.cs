using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Projections.Tests.Reports;

public sealed class GoalPostMovesTests
{
    private static readonly Times January = new("2025-01-10", "2025-02-01", "2025-02-05");
    private static readonly Times June = new("2025-06-01", "2025-07-01", "2025-06-03");

    [Fact]
    public async Task A_target_relaxed_after_a_figure_was_known_is_found_with_its_events()
    {
        var chronicle = await Begin();
        await chronicle.Published(Id, Baseline(11m), January);
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(12m), June);

        var found = GoalPostMoves.Of(await chronicle.Ledger()).ShouldHaveSingleItem();
        (found.Kind, found.Subject, found.From, found.To).ShouldBe(
            (GoalPostKind.RelaxedAfterMeasurement, TargetId, "hoogstens 10 %", "hoogstens 12 %"));
    }

    [Fact]
    public async Task A_rectificatie_moves_no_goal_post()
    {
        var chronicle = await Begin();
        await chronicle.Published(Id, Baseline(11m), January);
        var wrong = await chronicle.On(Id, Set(10m), January);
        await chronicle.Correct(Id, wrong, Change(12m), January with { Recorded = "2025-07-01" });

        GoalPostMoves.Of(await chronicle.Ledger()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_target_made_stricter_is_no_moved_goal_post()
    {
        var chronicle = await Begin();
        await chronicle.Published(Id, Baseline(11m), January);
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(9m), June);

        GoalPostMoves.Of(await chronicle.Ledger()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retroactive_decision_is_compared_with_what_it_replaced()
    {
        var chronicle = await Begin();
        await chronicle.Published(Id, Baseline(11.5m), January);
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(8m), June);
        await chronicle.On(Id, Change(9m), new Times("2025-09-01", "2025-03-01", "2025-09-02"));

        GoalPostMoves.Of(await chronicle.Ledger()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Changing_a_target_in_its_last_year_restating_a_baseline_and_dropping_are_found()
    {
        var chronicle = await Begin();
        await chronicle.Published(Id, Baseline(11m), January);
        await chronicle.On(Id, Set(10m), January);
        await chronicle.Published(Id, Baseline(14m), June);
        var late = new Times("2028-03-01", "2028-03-01", "2028-03-02");
        await chronicle.On(Id, Change(9m), late);
        await chronicle.On(
            Id, new RedefineIndicator(Children, "Kinderen", Unit.Percent, Direction.Up, true, null, null), late);
        await chronicle.On(Id, new WithdrawIndicator(Children), late);

        GoalPostMoves.Of(await chronicle.Ledger()).Select(f => f.Kind).ShouldBe(
        [
            GoalPostKind.BaselineRestatedAfterTarget, GoalPostKind.ChangedNearDeadline, GoalPostKind.DirectionFlipped,
            GoalPostKind.IndicatorDropped,
        ]);
    }

    [Fact]
    public async Task A_target_that_was_met_when_it_was_set_is_found()
    {
        var chronicle = await Begin();
        await chronicle.Published(Id, Baseline(7m), January);
        await chronicle.On(Id, Set(10m), June);

        GoalPostMoves.Of(await chronicle.Ledger()).ShouldHaveSingleItem().Kind.ShouldBe(GoalPostKind.AlreadyMet);
    }

    [Fact]
    public async Task The_mandate_says_whose_task_it_was()
    {
        var chronicle = await Begin();
        await ThemeBudget.Begin(chronicle);

        MandateOf.All(await chronicle.Ledger()).Select(m => (m.Subject, m.Body, m.Expected, m.Verdict)).ShouldBe(
        [
            ("armoede", "raad", "college", MandateVerdict.Outside),
            ("themaplan/2020", "raad", "raad", MandateVerdict.Within),
        ]);
    }
}
