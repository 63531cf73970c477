using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class MoveElementTests
{
    [Fact]
    public void A_result_comes_under_another_goal() =>
        Given(Livelihood.WithIndicators).When(new MoveElement(Livelihood.Result411, Livelihood.Goal1))
            .Then(new ElementMoved(Livelihood.Result411, Livelihood.Goal1));

    [Fact]
    public void A_result_comes_to_the_top() =>
        Given(Livelihood.WithIndicators).When(new MoveElement(Livelihood.Result411, null))
            .Then(new ElementMoved(Livelihood.Result411, null));

    [Fact]
    public void Where_it_is_it_stays() =>
        Given(Livelihood.WithIndicators).When(new MoveElement(Livelihood.Result411, Livelihood.Goal4)).ThenNothing();

    [Fact]
    public void Not_under_itself() =>
        Given(Livelihood.WithIndicators).When(new MoveElement(Livelihood.Goal4, Livelihood.Goal4))
            .ThenRefused(Refusal.ElementUnderItself, "doel-4");

    [Fact]
    public void Not_under_what_lies_under_it() =>
        Given(Livelihood.WithIndicators).When(new MoveElement(Livelihood.Goal4, Livelihood.Result411))
            .ThenRefused(Refusal.ElementUnderItself, "resultaat-4-11");

    [Fact]
    public void Not_under_what_is_unknown_even_when_it_was_withdrawn_itself() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Result411))
            .When(new MoveElement(Livelihood.Result411, Livelihood.Nowhere))
            .ThenRefused(Refusal.ElementUnknown, "doel-9");

    [Fact]
    public void Not_what_is_unknown() =>
        Given(Livelihood.WithIndicators).When(new MoveElement(Livelihood.Nowhere, null))
            .ThenRefused(Refusal.ElementUnknown, "doel-9");

    [Fact]
    public void Not_under_what_was_withdrawn() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Goal1))
            .When(new MoveElement(Livelihood.Result411, Livelihood.Goal1))
            .ThenRefused(Refusal.ElementWithdrawn, "doel-1");

    [Fact]
    public void Not_out_of_what_was_withdrawn() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Goal4))
            .When(new MoveElement(Livelihood.Result411, null))
            .ThenRefused(Refusal.ElementWithdrawn, "resultaat-4-11");

    [Fact]
    public void The_plan_is_known() =>
        GivenNoPlan().When(new MoveElement(Livelihood.Goal4, null)).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() =>
        Given(Livelihood.Over).When(new MoveElement(Livelihood.Goal4, null)).ThenRefused(Refusal.PlanClosed);
}
