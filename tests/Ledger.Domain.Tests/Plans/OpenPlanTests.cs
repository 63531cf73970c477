using Ledger.Domain.Plans;

namespace Ledger.Domain.Tests.Plans;

public sealed class OpenPlanTests
{
    private static readonly OpenPlan Command = new(
        Livelihood.Opening.Title, Livelihood.Opening.Kind, Livelihood.Opening.From, Livelihood.Opening.To,
        Livelihood.Opening.Document);

    [Fact]
    public void A_plan_becomes_known() => GivenNoPlan().When(Command).Then(Livelihood.Opening);

    [Fact]
    public void A_plan_known_only_by_reference_has_no_document_and_may_have_no_end() =>
        GivenNoPlan()
            .When(Command with { Document = null, To = null })
            .Then(Livelihood.Opening with { Document = null, To = null });

    [Fact]
    public void A_plan_of_one_month_ends_on_the_last_day_of_it() =>
        GivenNoPlan()
            .When(Command with { From = HistoricalDate.Parse("2025-07-31"), To = HistoricalDate.Parse("2025-07") })
            .Then(Livelihood.Opening with
            {
                From = HistoricalDate.Parse("2025-07-31"),
                To = HistoricalDate.Parse("2025-07"),
            });

    [Fact]
    public void The_same_plan_is_not_opened_twice() => Given(Livelihood.WithTarget).When(Command).ThenNothing();

    [Fact]
    public void The_same_plan_is_not_opened_twice_when_it_is_over() =>
        Given(Livelihood.Over).When(Command).ThenNothing();

    [Fact]
    public void Another_plan_cannot_take_its_id() =>
        Given(Livelihood.Known).When(Command with { Title = "Gezond samenleven versterken" })
            .ThenRefused(Refusal.PlanExists);

    [Fact]
    public void Another_plan_cannot_take_the_id_of_one_that_is_over() =>
        Given(Livelihood.Over).When(Command with { Title = "" }).ThenRefused(Refusal.PlanExists);

    [Fact]
    public void A_period_does_not_end_before_it_starts() =>
        GivenNoPlan().When(Command with { To = HistoricalDate.In(2024), Title = " " })
            .ThenRefused(Refusal.PeriodReversed, "2025–2024");

    [Fact]
    public void A_plan_has_a_title() =>
        GivenNoPlan().When(Command with { Title = " " }).ThenRefused(Refusal.TitleMissing);
}
