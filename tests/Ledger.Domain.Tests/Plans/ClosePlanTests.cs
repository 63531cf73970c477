using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class ClosePlanTests
{
    [Fact]
    public void A_plan_is_over() => Given(Livelihood.WithTarget).When(new ClosePlan()).Then(new PlanClosed());

    [Fact]
    public void A_plan_that_was_never_adopted_may_end_too() =>
        Given(Livelihood.Known).When(new ClosePlan()).Then(new PlanClosed());

    [Fact]
    public void A_plan_ends_once() => Given(Livelihood.Over).When(new ClosePlan()).ThenNothing();

    [Fact]
    public void What_is_not_known_does_not_end() =>
        GivenNoPlan().When(new ClosePlan()).ThenRefused(Refusal.PlanUnknown);
}
