using static Ledger.Projections.Tests.Chronicle;
using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Projections.Tests.ThreeTimes;

/// <summary>Rectificaties and decisions that cross each other, at every corner of the three axes.</summary>
public sealed class CorrectionTests
{
    private static readonly Times OneDay = new("2025-01-10", "2025-02-01", "2025-02-05");

    [Theory]
    [InlineData(null, null, "2025-02-28", "9 %")]
    [InlineData(null, null, "2025-03-01", "9 %")]
    [InlineData("2025-02-01", null, null, "9 %")]
    [InlineData("2025-01-31", null, null, "geen")]
    public async Task A_correction_of_the_first_of_two_decisions_of_one_day_does_not_undo_the_second(
        string? effective, string? decided, string? recorded, string expected)
    {
        var chronicle = await Begin();
        var first = await chronicle.On(Id, Set(10m), OneDay, "eerste");
        await chronicle.On(Id, Change(9m), OneDay, "tweede");
        await chronicle.Correct(Id, first, Change(10.5m), OneDay with { Recorded = "2025-03-01" });

        (await chronicle.TargetOf(Through(effective, decided, recorded))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2025-04-01", null, null, "11,5 %")]
    [InlineData("2025-04-01", null, "2025-09-30", "11 %")]
    [InlineData("2025-04-01", null, "2025-09-01", "10 %")]
    [InlineData("2025-04-01", "2025-08-31", null, "10 %")]
    [InlineData("2025-08-01", null, null, "12 %")]
    [InlineData("2025-02-15", null, null, "10 %")]
    public async Task A_correction_of_a_retroactive_decision_keeps_its_place(
        string? effective, string? decided, string? recorded, string expected)
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), OneDay);
        await chronicle.On(Id, Change(12m), new Times("2025-06-01", "2025-07-01", "2025-06-03"));
        var retroactive = new Times("2025-09-01", "2025-03-01", "2025-09-02");
        var wrong = await chronicle.On(Id, Change(11m), retroactive);
        await chronicle.Correct(Id, wrong, Change(11.5m), retroactive with { Recorded = "2025-10-01" });

        (await chronicle.TargetOf(Through(effective, decided, recorded))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2025-02-01", null, null, "8 %")]
    [InlineData("2024-07-01", null, null, "9 %")]
    [InlineData("2024-06-30", null, null, "geen")]
    [InlineData("2025-02-01", "2024-12-31", null, "9 %")]
    [InlineData("2025-02-01", null, "2025-02-05", "9 %")]
    public async Task Events_recorded_out_of_order_stand_where_they_hold(
        string? effective, string? decided, string? recorded, string expected)
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(9m), new Times("2024-06-01", "2024-07-01", "2025-02-05"));
        await chronicle.On(Id, Change(8m), new Times("2025-01-10", "2025-02-01", "2025-02-06"));
        await chronicle.On(Id, Change(9.5m), new Times("2024-09-01", "2024-07-01", "2025-02-07"));
        await chronicle.On(Id, Change(9m), new Times("2024-10-01", "2024-07-01", "2025-02-08"));

        (await chronicle.TargetOf(Through(effective, decided, recorded))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2025-12-31", null, null, "10 %")]
    [InlineData("2026-01-01", null, null, "7 %")]
    [InlineData(null, "2025-03-01", null, "7 %")]
    [InlineData(null, "2025-02-28", null, "10 %")]
    public async Task What_is_decided_now_and_takes_effect_later_waits(
        string? effective, string? decided, string? recorded, string expected)
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), OneDay);
        await chronicle.On(Id, Change(7m), new Times("2025-03-01", "2026-01-01", "2025-03-02"));

        (await chronicle.TargetOf(Through(effective, decided, recorded))).ShouldBe(expected);
    }

    [Fact]
    public async Task A_change_that_holds_behind_a_withdrawal_does_not_bring_the_target_back()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), OneDay);
        await chronicle.On(Id, Change(7m), new Times("2025-03-01", "2026-01-01", "2025-03-02"));
        await chronicle.On(Id, Withdraw(), new Times("2025-04-01", "2025-06-01", "2025-04-02"));

        (await chronicle.TargetOf(Through("2026-02-01"))).ShouldBe("geen");
        (await chronicle.TargetOf(Through("2026-02-01", "2025-03-31"))).ShouldBe("7 %");
    }

    [Fact]
    public async Task A_correction_may_say_something_of_a_thing_that_came_behind_what_it_corrects()
    {
        var chronicle = await Begin();
        var added = await chronicle.On(Id, Add("doel-5"), OneDay);
        await chronicle.On(Id, Add("doel-6"), OneDay);
        await chronicle.Correct(
            Id, added, new MoveElement(ElementId.Parse("doel-5"), ElementId.Parse("doel-6")),
            OneDay with { Recorded = "2025-03-01" });

        (await chronicle.PlanOf(Through())).Elements.Single(e => e.Id == "armoede/doel-5").Parent
            .ShouldBe("armoede/doel-6");
        (await chronicle.PlanOf(Through(recorded: "2025-02-28"))).Elements.Single(e => e.Id == "armoede/doel-5").Parent
            .ShouldBeNull();
    }

    [Fact]
    public async Task A_correction_of_the_plan_about_a_target_stands_behind_the_target()
    {
        var chronicle = await Begin();
        var defined = await chronicle.On(Id, Add("doel-5"), OneDay);
        await chronicle.On(Id, Set(10m), OneDay);
        await chronicle.Correct(Id, defined, Change(9m), OneDay with { Recorded = "2025-03-01" });

        (await chronicle.TargetOf(Through())).ShouldBe("9 %");
    }

    [Fact]
    public async Task Two_moves_that_make_a_ring_in_the_order_of_effect_leave_the_last_where_it_is()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Add("a"), OneDay);
        await chronicle.On(Id, Add("b"), OneDay);
        var (a, b) = (ElementId.Parse("a"), ElementId.Parse("b"));
        await chronicle.On(Id, new MoveElement(a, b), new Times("2025-03-01", "2025-09-01", "2025-03-02"));
        await chronicle.On(Id, new MoveElement(a, null), new Times("2025-04-01", "2025-10-01", "2025-04-02"));
        await chronicle.On(Id, new MoveElement(b, a), new Times("2025-05-01", "2025-06-01", "2025-05-02"));

        var held = await chronicle.PlanOf(Through("2025-09-15"));
        held.Elements.Single(e => e.Id == "armoede/a").Parent.ShouldBeNull();
        held.Elements.Single(e => e.Id == "armoede/b").Parent.ShouldBe("armoede/a");
    }

    [Fact]
    public async Task A_plan_that_is_closed_stays_closed_whatever_holds_later()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, new AdoptPlan(), new Times("2024-02-01", "2025-06-01", "2024-02-02"));
        await chronicle.On(Id, new ClosePlan(), new Times("2024-03-01", "2025-03-01", "2024-03-02"));

        (await chronicle.PlanOf(Through())).Status.ShouldBe("closed");
        (await chronicle.PlanOf(Through(decided: "2024-02-28"))).Status.ShouldBe("adopted");
    }

    [Theory]
    [InlineData(null, "1100.00", "1150.00")]
    [InlineData("2020-02-29", "1000.00", "1000.00")]
    [InlineData("2020-03-01", "1100.00", "1100.00")]
    public async Task A_correction_of_the_primitive_budget_is_primitive_budget(
        string? recorded, string primitive, string current)
    {
        var (chronicle, adoption) = await ThemeBudget.Begin();
        await chronicle.Correct(
            ThemeBudget.Id, adoption, ThemeBudget.Amend("typefout", ThemeBudget.Care, 100m),
            ThemeBudget.Beginning with { Recorded = "2020-03-01" });
        await chronicle.On(
            ThemeBudget.Id, ThemeBudget.Amend("zomernota", ThemeBudget.Care, 50m),
            new Times("2020-06-18", "2020-07-01", "2020-06-20"));

        var line = (await chronicle.BudgetOf(Through(recorded: recorded))).Lines[0];
        line.Primitive.ToString().ShouldBe(primitive);
        line.Current.ToString().ShouldBe(current);
    }
}
