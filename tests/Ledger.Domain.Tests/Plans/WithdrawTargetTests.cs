using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class WithdrawTargetTests
{
    private static readonly WithdrawTarget Command = new(Livelihood.ChildPoverty, 2028, Livelihood.Everyone);

    private static readonly TargetWithdrawn Withdrawn = new(Livelihood.ChildPoverty, 2028, Livelihood.Everyone);

    [Fact]
    public void A_target_no_longer_holds() => Given(Livelihood.WithTarget).When(Command).Then(Withdrawn);

    [Fact]
    public void It_is_withdrawn_once() => Given(Livelihood.WithTarget).And(Withdrawn).When(Command).ThenNothing();

    [Fact]
    public void It_is_withdrawn_again_when_it_was_set_again() =>
        Given(Livelihood.WithTarget).And(Withdrawn, Livelihood.PovertyTarget).When(Command).Then(Withdrawn);

    [Fact]
    public void There_is_such_a_target() =>
        Given(Livelihood.WithTarget).When(Command with { Horizon = null })
            .ThenRefused(Refusal.TargetUnknown, "kinderen-in-armoede/-");

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
}
