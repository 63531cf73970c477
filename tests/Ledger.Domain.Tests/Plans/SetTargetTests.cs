using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class SetTargetTests
{
    private static readonly SetTarget Command =
        new(Livelihood.ChildPoverty, 2028, Livelihood.Everyone, Livelihood.AtMost(2.3m), "Maximaal 2,3%");

    [Fact]
    public void At_most_so_many_children_in_poverty_by_2028() =>
        Given(Livelihood.WithIndicators).When(Command).Then(Livelihood.PovertyTarget);

    [Fact]
    public void The_same_again_changes_nothing() => Given(Livelihood.WithTarget).When(Command).ThenNothing();

    [Fact]
    public void Another_year_or_scope_is_another_target() =>
        Given(Livelihood.WithTarget).When(Command with { Horizon = null, Scope = Scope.Parse("leeftijd:-18") })
            .Then(Livelihood.PovertyTarget with { Horizon = null, Scope = Scope.Parse("leeftijd:-18") });

    [Fact]
    public void A_withdrawn_target_is_set_again() =>
        Given(Livelihood.WithTarget).And(new TargetWithdrawn(Livelihood.ChildPoverty, 2028, Livelihood.Everyone))
            .When(Command).Then(Livelihood.PovertyTarget);

    [Fact]
    public void A_target_that_is_set_is_changed_instead() =>
        Given(Livelihood.WithTarget).When(Command with { Value = Livelihood.AtMost(3.6m), Text = "maximaal 3,6%" })
            .ThenRefused(Refusal.TargetExists, "kinderen-in-armoede/2028: maximaal 3,6%");

    [Fact]
    public void It_is_in_the_unit_of_the_indicator_before_all_else() =>
        Given(Livelihood.WithTarget)
            .When(Command with { Value = new TargetValue.AtMost(Livelihood.Count(2)), Text = "" })
            .ThenRefused(Refusal.UnitDiffers);

    [Fact]
    public void That_it_is_set_already_comes_before_its_bounds() =>
        Given(Livelihood.WithTarget)
            .When(Command with
            {
                Value = new TargetValue.Between(Livelihood.Percent(5), Livelihood.Percent(3)),
                Text = "",
            })
            .ThenRefused(Refusal.TargetExists);

    [Fact]
    public void Its_bounds_come_before_its_wording() =>
        Given(Livelihood.WithIndicators)
            .When(Command with
            {
                Value = new TargetValue.Between(Livelihood.Percent(5), Livelihood.Percent(3)),
                Text = "",
            })
            .ThenRefused(Refusal.BoundsReversed);

    [Fact]
    public void It_has_the_wording_of_the_document() =>
        Given(Livelihood.WithIndicators).When(Command with { Text = " " }).ThenRefused(Refusal.WordingMissing);

    [Fact]
    public void Its_indicator_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command with { Text = "" })
            .ThenRefused(Refusal.IndicatorUnknown, "kinderen-in-armoede");

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
}
