using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class RecordMeasurementTests
{
    private static readonly RecordMeasurement Command = new(
        Livelihood.ChildPoverty, new Scope.National(), HistoricalDate.In(2023),
        new Reading.Measured(Livelihood.Percent(3.6m)), "Landelijk 3,6% kinderen in armoede (2023)");

    private static readonly MeasurementRecorded Recorded = new(
        Livelihood.ChildPoverty, new Scope.National(), HistoricalDate.In(2023),
        new Reading.Measured(Livelihood.Percent(3.6m)), "Landelijk 3,6% kinderen in armoede (2023)");

    [Fact]
    public void A_national_figure_is_recorded_as_national() =>
        Given(Livelihood.WithIndicators).When(Command).Then(Recorded);

    [Fact]
    public void The_same_again_changes_nothing() =>
        Given(Livelihood.WithIndicators).And(Recorded).When(Command).ThenNothing();

    [Fact]
    public void It_is_restated_by_another_figure() =>
        Given(Livelihood.WithIndicators).And(Recorded)
            .When(Command with { Reading = new Reading.Measured(Livelihood.Percent(3.4m), Approximate: true) })
            .Then(Recorded with { Reading = new Reading.Measured(Livelihood.Percent(3.4m), Approximate: true) });

    [Fact]
    public void Another_year_and_another_scope_are_other_figures() =>
        Given(Livelihood.WithIndicators)
            .And(Recorded, Recorded with { ReferenceDate = null }, Recorded with { Scope = Livelihood.Everyone })
            .When(Command).ThenNothing();

    [Fact]
    public void What_was_not_measured_is_recorded_as_such() =>
        Given(Livelihood.WithIndicators)
            .When(Command with { Reading = new Reading.NotMeasured("meting start 2019", HistoricalDate.In(2019)) })
            .Then(Recorded with { Reading = new Reading.NotMeasured("meting start 2019", HistoricalDate.In(2019)) });

    [Fact]
    public void What_is_measured_elsewhere_is_recorded_as_such() =>
        Given(Livelihood.WithIndicators)
            .When(Command with { Reading = new Reading.Elsewhere("wordt regionaal gemeten") })
            .Then(Recorded with { Reading = new Reading.Elsewhere("wordt regionaal gemeten") });

    [Theory]
    [InlineData(89_000, Unit.Percent, 127_000, Unit.Percent, null)]
    [InlineData(127_000, Unit.Percent, 89_000, Unit.Percent, "bounds-reversed")]
    [InlineData(127_000, Unit.Percent, 89_000, Unit.Count, "unit-differs")]
    [InlineData(89_000, Unit.Count, 127_000, Unit.Percent, "unit-differs")]
    public void A_range_is_in_the_unit_of_the_indicator_and_the_right_way_round(
        int low, Unit lowUnit, int high, Unit highUnit, string? refused)
    {
        var reading = new Reading.Range(new Quantity(low, lowUnit), new Quantity(high, highUnit));
        var when = Given(Livelihood.WithIndicators).When(Command with { Reading = reading });
        if (refused is null)
        {
            when.Then(Recorded with { Reading = reading });
        }
        else
        {
            when.ThenRefused(Refusal.All.Single(r => r.Code == refused));
        }
    }

    [Fact]
    public void It_is_in_the_unit_of_the_indicator() =>
        Given(Livelihood.WithIndicators)
            .When(Command with { Reading = new Reading.Measured(Livelihood.Count(36)) })
            .ThenRefused(Refusal.UnitDiffers);

    [Fact]
    public void Its_indicator_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command).ThenRefused(Refusal.IndicatorUnknown, "kinderen-in-armoede");

    [Fact]
    public void Its_indicator_was_not_withdrawn() =>
        Given(Livelihood.WithIndicators).And(new IndicatorWithdrawn(Livelihood.ChildPoverty))
            .When(Command with { Reading = new Reading.Measured(Livelihood.Count(36)) })
            .ThenRefused(Refusal.IndicatorWithdrawn, "kinderen-in-armoede");

    [Fact]
    public void Its_goal_was_not_withdrawn() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Goal4)).When(Command)
            .ThenRefused(Refusal.ElementWithdrawn, "doel-4");

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() => Given(Livelihood.Over).When(Command).ThenRefused(Refusal.PlanClosed);
}
