using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class AdoptPlanTests
{
    [Fact]
    public void A_known_plan_is_adopted() =>
        Given(Livelihood.Known).When(new AdoptPlan()).Then(new PlanAdopted());

    [Fact]
    public void An_adopted_plan_is_not_adopted_again() =>
        Given(Livelihood.WithIndicators).When(new AdoptPlan()).ThenNothing();

    [Fact]
    public void What_is_not_known_is_not_adopted() =>
        GivenNoPlan().When(new AdoptPlan()).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void What_is_over_is_not_adopted() =>
        Given(Livelihood.Over).When(new AdoptPlan()).ThenRefused(Refusal.PlanClosed, Livelihood.Opening.Title);
}
