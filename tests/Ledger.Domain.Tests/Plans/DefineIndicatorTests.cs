using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class DefineIndicatorTests
{
    private static readonly DefineIndicator Command = new(
        Livelihood.ChildPoverty, Livelihood.Goal4, "% kinderen in armoede", Unit.Percent, Direction.Down, true,
        "CBS (www.zichtopwijken.nl)", null);

    private static PlanEvent[] WithGoal => [.. Livelihood.Known, Livelihood.AddedGoal4];

    [Fact]
    public void A_goal_is_followed_by_a_figure() => Given(WithGoal).When(Command).Then(Livelihood.DefinedChildPoverty);

    [Fact]
    public void The_same_indicator_is_not_defined_twice() =>
        Given(Livelihood.WithTarget).When(Command).ThenNothing();

    [Fact]
    public void Its_id_is_not_that_of_another_indicator() =>
        Given(Livelihood.WithIndicators).When(Command with { Unit = Unit.Count })
            .ThenRefused(Refusal.ElementExists, "kinderen-in-armoede");

    [Fact]
    public void Its_id_is_not_that_of_an_element() =>
        Given(WithGoal).When(Command with { Indicator = new IndicatorId(Livelihood.Goal4.Slug) })
            .ThenRefused(Refusal.ElementExists, "doel-4");

    [Fact]
    public void It_has_a_title_even_where_the_element_is_unknown() =>
        Given(Livelihood.Known).When(Command with { Title = "" })
            .ThenRefused(Refusal.TitleMissing, "kinderen-in-armoede");

    [Fact]
    public void Its_element_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command).ThenRefused(Refusal.ElementUnknown, "doel-4");

    [Fact]
    public void Its_element_was_not_withdrawn() =>
        Given(WithGoal).And(new ElementWithdrawn(Livelihood.Goal4)).When(Command)
            .ThenRefused(Refusal.ElementWithdrawn, "doel-4");

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() => Given(Livelihood.Over).When(Command).ThenRefused(Refusal.PlanClosed);
}
