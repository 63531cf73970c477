using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Puts right a measurement (meting) that was recorded under a wrong date or for a wrong scope: from then on it
/// stands where it should have stood, and no longer where it did. Only a rectificatie may do this; one that stands in
/// the right place is put right by <see cref="RecordMeasurement"/>.
/// </summary>
/// <param name="Corrected">The measurement as it should have been recorded, with where it was recorded.</param>
public sealed record CorrectMeasurement(MeasurementRecorded Corrected) : ICommand<Plan, PlanEvent>, ICorrection
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => o.OnIndicator(Corrected.Indicator, i =>
    {
        var (indicator, scope, date, reading, text, insteadOf) = Corrected;
        return PlanRules.Misfit(reading, i.Now.Unit) switch
        {
            _ when i.Measurements.GetValueOrDefault(new ReadingKey(indicator, scope, date)) == Corrected =>
                Outcome<PlanEvent>.Unchanged,
            { } misfit => (misfit, $"{indicator}: {text}"),
            _ when insteadOf is null || !i.Measurements.ContainsKey(insteadOf.Of(indicator)) =>
                (Refusal.ReadingUnknown, $"{indicator}: {insteadOf?.ReferenceDate} ({insteadOf?.Scope})"),
            null => Corrected,
        };
    }));
}
