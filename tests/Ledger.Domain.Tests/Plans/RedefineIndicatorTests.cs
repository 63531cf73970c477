using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class RedefineIndicatorTests
{
    private static readonly RedefineIndicator Command = new(
        Livelihood.ChildPoverty, "Kinderen in armoede", Unit.Count, Direction.Down, true, "CBS", null);

    private static readonly IndicatorRedefined Redefined = new(
        Livelihood.ChildPoverty, "Kinderen in armoede", Unit.Count, Direction.Down, true, "CBS", null);

    [Fact]
    public void An_indicator_counts_children_instead_of_percents() =>
        Given(Livelihood.WithTarget).When(Command).Then(Redefined);

    [Fact]
    public void Its_own_definition_changes_nothing() =>
        Given(Livelihood.WithIndicators)
            .When(new RedefineIndicator(
                Livelihood.ChildPoverty, "% kinderen in armoede", Unit.Percent, Direction.Down, true,
                "CBS (www.zichtopwijken.nl)", null))
            .ThenNothing();

    [Fact]
    public void Values_keep_the_unit_that_they_were_given_in_and_new_ones_have_the_new_one() =>
        Given(Livelihood.WithTarget).And(Redefined)
            .When(new ChangeTarget(Livelihood.ChildPoverty, 2028, Livelihood.Everyone, Livelihood.AtMost(2m), "2%"))
            .ThenRefused(Refusal.UnitDiffers);

    [Fact]
    public void It_has_a_title_even_where_it_is_unknown() =>
        Given(Livelihood.Known).When(Command with { Title = " " }).ThenRefused(Refusal.TitleMissing);

    [Fact]
    public void It_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command).ThenRefused(Refusal.IndicatorUnknown, "kinderen-in-armoede");

    [Fact]
    public void It_was_not_withdrawn() =>
        Given(Livelihood.WithTarget).And(new IndicatorWithdrawn(Livelihood.ChildPoverty)).When(Command)
            .ThenRefused(Refusal.IndicatorWithdrawn, "kinderen-in-armoede");

    [Fact]
    public void Its_element_was_not_withdrawn() =>
        Given(Livelihood.WithTarget)
            .And(new IndicatorWithdrawn(Livelihood.ChildPoverty), new ElementWithdrawn(Livelihood.Goal4)).When(Command)
            .ThenRefused(Refusal.ElementWithdrawn, "doel-4");

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() => Given(Livelihood.Over).When(Command).ThenRefused(Refusal.PlanClosed);
}
