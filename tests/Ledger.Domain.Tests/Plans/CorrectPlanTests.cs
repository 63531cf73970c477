using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class CorrectPlanTests
{
    private static readonly PlanOpened Corrected = Livelihood.Opening with { To = HistoricalDate.In(2027) };

    [Fact]
    public void A_period_typed_wrong_is_put_right() =>
        Given(Livelihood.WithTarget).When(new CorrectPlan(Corrected)).Then(Corrected);

    [Fact]
    public void A_plan_that_is_over_is_put_right_too() =>
        Given(Livelihood.Over).When(new CorrectPlan(Corrected)).Then(Corrected);

    [Fact]
    public void Nothing_is_put_right_where_nothing_is_wrong() =>
        Given(Livelihood.Known).When(new CorrectPlan(Livelihood.Opening)).ThenNothing();

    [Fact]
    public void What_is_not_known_is_not_put_right() =>
        GivenNoPlan().When(new CorrectPlan(Corrected)).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_right_period_does_not_end_before_it_starts() =>
        Given(Livelihood.Known).When(new CorrectPlan(Corrected with { To = HistoricalDate.In(2007), Title = "" }))
            .ThenRefused(Refusal.PeriodReversed, "2025–2007");

    [Fact]
    public void The_right_title_is_not_blank() =>
        Given(Livelihood.Known).When(new CorrectPlan(Corrected with { Title = "" })).ThenRefused(Refusal.TitleMissing);

    [Fact]
    public void It_is_a_correction_and_nothing_else() => new CorrectPlan(Corrected).ShouldBeAssignableTo<ICorrection>();
}
