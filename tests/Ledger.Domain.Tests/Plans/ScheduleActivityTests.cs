using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class ScheduleActivityTests
{
    private static readonly ScheduleActivity Command = new(
        ThemePlan.Neighbourhoods, "Gemeente", ["De Meerpaal", "OFW"], "vanaf januari 2019 doorlopend",
        HistoricalDate.Parse("2019-01"), null);

    private static readonly ActivityScheduled Scheduled = new(
        ThemePlan.Neighbourhoods, "Gemeente", ["De Meerpaal", "OFW"], "vanaf januari 2019 doorlopend",
        HistoricalDate.Parse("2019-01"), null);

    [Fact]
    public void An_activity_has_someone_who_does_it_and_a_time() =>
        Given(ThemePlan.Adopted).When(Command).Then(Scheduled);

    [Fact]
    public void It_is_scheduled_again_when_a_partner_joins() =>
        Given(ThemePlan.Adopted).And(Scheduled)
            .When(Command with { Partners = ["De Meerpaal", "OFW", "Politie"] })
            .Then(Scheduled with { Partners = ["De Meerpaal", "OFW", "Politie"] });

    [Fact]
    public void The_same_again_changes_nothing() =>
        Given(ThemePlan.Adopted).And(Scheduled).When(Command).ThenNothing();

    [Fact]
    public void A_part_of_its_own_first_month_is_a_period() =>
        Given(ThemePlan.Adopted).When(Command with { Until = HistoricalDate.Parse("2019-01-15") })
            .Then(Scheduled with { Until = HistoricalDate.Parse("2019-01-15") });

    [Fact]
    public void It_does_not_end_before_it_starts_even_where_it_is_unknown() =>
        Given(Livelihood.Known).When(Command with { Until = HistoricalDate.In(2018) })
            .ThenRefused(Refusal.PeriodReversed);

    [Fact]
    public void It_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command).ThenRefused(Refusal.ElementUnknown, "activiteit-1-1");

    [Fact]
    public void It_was_not_withdrawn() =>
        Given(ThemePlan.Adopted).And(new ElementWithdrawn(ThemePlan.Result1)).When(Command)
            .ThenRefused(Refusal.ElementWithdrawn, "activiteit-1-1");

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() =>
        Given(ThemePlan.Adopted).And(new PlanClosed()).When(Command).ThenRefused(Refusal.PlanClosed);
}
