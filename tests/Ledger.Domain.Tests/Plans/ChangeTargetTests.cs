using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class ChangeTargetTests
{
    private static readonly ChangeTarget Command =
        new(Livelihood.ChildPoverty, 2028, Livelihood.Everyone, Livelihood.AtMost(3.6m), "maximaal 3,6%");

    private static readonly TargetChanged Changed =
        new(Livelihood.ChildPoverty, 2028, Livelihood.Everyone, Livelihood.AtMost(3.6m), "maximaal 3,6%");

    [Fact]
    public void The_target_is_relaxed() => Given(Livelihood.WithTarget).When(Command).Then(Changed);

    [Fact]
    public void What_it_asks_for_already_changes_nothing() =>
        Given(Livelihood.WithTarget)
            .When(Command with { Value = Livelihood.AtMost(2.3m), Text = "Maximaal 2,3%" }).ThenNothing();

    [Fact]
    public void Another_wording_of_the_same_value_is_a_change() =>
        Given(Livelihood.WithTarget).When(Command with { Value = Livelihood.AtMost(2.3m), Text = "hoogstens 2,3%" })
            .Then(Changed with { Value = Livelihood.AtMost(2.3m), Text = "hoogstens 2,3%" });

    [Fact]
    public void There_is_such_a_target() =>
        Given(Livelihood.WithTarget).When(Command with { Horizon = 2026, Text = "" })
            .ThenRefused(Refusal.TargetUnknown, "kinderen-in-armoede/2026: ");

    [Fact]
    public void A_withdrawn_target_is_set_again_and_not_changed() =>
        Given(Livelihood.WithTarget).And(new TargetWithdrawn(Livelihood.ChildPoverty, 2028, Livelihood.Everyone))
            .When(Command).ThenRefused(Refusal.TargetUnknown);

    [Fact]
    public void That_there_is_no_such_target_comes_before_its_bounds() =>
        Given(Livelihood.WithIndicators)
            .When(Command with { Value = new TargetValue.Between(Livelihood.Percent(5), Livelihood.Percent(3)) })
            .ThenRefused(Refusal.TargetUnknown);

    [Fact]
    public void It_is_in_the_unit_of_the_indicator_before_all_else() =>
        Given(Livelihood.WithIndicators).When(Command with { Value = new TargetValue.Exactly(Livelihood.Count(5)) })
            .ThenRefused(Refusal.UnitDiffers);

    [Fact]
    public void Its_bounds_are_the_right_way_round() =>
        Given(Livelihood.WithTarget)
            .When(Command with
            {
                Value = new TargetValue.Between(Livelihood.Percent(5), Livelihood.Percent(3)),
                Text = "",
            })
            .ThenRefused(Refusal.BoundsReversed);

    [Fact]
    public void It_has_the_wording_of_the_document() =>
        Given(Livelihood.WithTarget).When(Command with { Text = " " }).ThenRefused(Refusal.WordingMissing);

    [Fact]
    public void Its_indicator_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command).ThenRefused(Refusal.IndicatorUnknown, "kinderen-in-armoede");

    [Fact]
    public void Its_indicator_was_not_withdrawn() =>
        Given(Livelihood.WithTarget).And(new IndicatorWithdrawn(Livelihood.ChildPoverty)).When(Command)
            .ThenRefused(Refusal.IndicatorWithdrawn, "kinderen-in-armoede");

    [Fact]
    public void Its_goal_was_not_withdrawn() =>
        Given(Livelihood.WithTarget).And(new ElementWithdrawn(Livelihood.Goal4)).When(Command)
            .ThenRefused(Refusal.ElementWithdrawn, "doel-4");

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() => Given(Livelihood.Over).When(Command).ThenRefused(Refusal.PlanClosed);

    [Fact]
    public void A_rectificatie_reaches_a_plan_that_is_over()
    {
        var state = Plan.ForCorrection(Given(Livelihood.Over).State);
        Command.Decide(state).ShouldBe(new Outcome<PlanEvent>.Recorded([Changed]));
        var after = Plan.Evolve(Given(Livelihood.Over).State, Changed).ShouldBeOfType<Plan.Closed>();
        Command.Decide(Plan.ForCorrection(after)).ShouldBe(Outcome<PlanEvent>.Unchanged);
    }
}
