using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class WithdrawIndicatorTests
{
    private static readonly WithdrawIndicator Command = new(Livelihood.ChildPoverty);

    [Fact]
    public void An_indicator_is_no_longer_followed() =>
        Given(Livelihood.WithTarget).When(Command).Then(new IndicatorWithdrawn(Livelihood.ChildPoverty));

    [Fact]
    public void It_is_withdrawn_once() =>
        Given(Livelihood.WithTarget).And(new IndicatorWithdrawn(Livelihood.ChildPoverty)).When(Command).ThenNothing();

    [Fact]
    public void It_went_with_its_goal() =>
        Given(Livelihood.WithTarget).And(new ElementWithdrawn(Livelihood.Goal4)).When(Command).ThenNothing();

    [Fact]
    public void It_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command).ThenRefused(Refusal.IndicatorUnknown, "kinderen-in-armoede");

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() => Given(Livelihood.Over).When(Command).ThenRefused(Refusal.PlanClosed);
}
