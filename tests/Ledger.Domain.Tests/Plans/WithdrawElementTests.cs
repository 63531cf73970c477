using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class WithdrawElementTests
{
    [Fact]
    public void A_goal_no_longer_holds() =>
        Given(Livelihood.WithTarget).When(new WithdrawElement(Livelihood.Goal4))
            .Then(new ElementWithdrawn(Livelihood.Goal4));

    [Fact]
    public void It_is_withdrawn_once() =>
        Given(Livelihood.WithTarget).And(new ElementWithdrawn(Livelihood.Goal4))
            .When(new WithdrawElement(Livelihood.Goal4)).ThenNothing();

    [Fact]
    public void What_lies_under_it_no_longer_holds_either() =>
        Given(Livelihood.WithTarget).And(new ElementWithdrawn(Livelihood.Goal4))
            .When(new WithdrawElement(Livelihood.Result411)).ThenNothing();

    [Fact]
    public void It_stands_in_the_plan() =>
        Given(Livelihood.Known).When(new WithdrawElement(Livelihood.Goal4))
            .ThenRefused(Refusal.ElementUnknown, "doel-4");

    [Fact]
    public void The_plan_is_known() =>
        GivenNoPlan().When(new WithdrawElement(Livelihood.Goal4)).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() =>
        Given(Livelihood.Over).When(new WithdrawElement(Livelihood.Goal4)).ThenRefused(Refusal.PlanClosed);
}
