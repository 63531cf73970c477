using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class CorrectMeasurementTests
{
    private static readonly MeasurementRecorded Wrong = new(
        Livelihood.ChildPoverty, new Scope.National(), HistoricalDate.In(2032),
        new Reading.Measured(Livelihood.Percent(3.6m)), "3,6%");

    private static readonly MeasurementRecorded Right = Wrong with
    {
        ReferenceDate = HistoricalDate.In(2023),
        InsteadOf = new ReadingAt(Wrong.Scope, Wrong.ReferenceDate),
    };

    [Fact]
    public void A_figure_under_a_wrong_date_comes_to_stand_under_the_right_one() =>
        Given(Livelihood.WithIndicators).And(Wrong).When(new CorrectMeasurement(Right)).Then(Right);

    [Fact]
    public void Putting_it_right_again_changes_nothing() =>
        Given(Livelihood.WithIndicators).And(Wrong, Right).When(new CorrectMeasurement(Right)).ThenNothing();

    [Fact]
    public void What_then_is_published_about_the_date_that_was_wrong_is_recorded() =>
        Given(Livelihood.WithIndicators).And(Wrong, Right)
            .When(new RecordMeasurement(Wrong.Indicator, Wrong.Scope, Wrong.ReferenceDate, Wrong.Reading, Wrong.Text))
            .Then(Wrong);

    [Fact]
    public void It_may_be_for_another_scope() => Given(Livelihood.WithIndicators).And(Wrong)
        .When(new CorrectMeasurement(Right with { Scope = Scope.Parse("regio:flevoland") }))
        .Then(Right with { Scope = Scope.Parse("regio:flevoland") });

    [Fact]
    public void Where_no_figure_stands_none_is_moved() =>
        Given(Livelihood.WithIndicators).When(new CorrectMeasurement(Right)).ThenRefused(Refusal.ReadingUnknown);

    [Fact]
    public void It_is_in_the_unit_of_the_indicator() => Given(Livelihood.WithIndicators)
        .When(new CorrectMeasurement(Right with { Reading = new Reading.Measured(Livelihood.Count(36)) }))
        .ThenRefused(Refusal.UnitDiffers);

    [Fact]
    public void It_is_a_correction_and_nothing_else() =>
        new CorrectMeasurement(Right).ShouldBeAssignableTo<ICorrection>();
}
