using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Puts right a baseline (nulmeting) that was recorded under a wrong date or for a wrong scope: from then on it
/// stands where it should have stood, and no longer where it did. Only a rectificatie may do this; one that stands in
/// the right place is put right by <see cref="RecordBaseline"/>.
/// </summary>
/// <param name="Corrected">The baseline as it should have been recorded, with where it was recorded.</param>
public sealed record CorrectBaseline(BaselineRecorded Corrected) : ICommand<Plan, PlanEvent>, ICorrection
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => o.OnIndicator(Corrected.Indicator, i =>
    {
        var (indicator, scope, date, reading, text, insteadOf) = Corrected;
        return PlanRules.Misfit(reading, i.Now.Unit) switch
        {
            _ when i.Baselines.GetValueOrDefault(new ReadingKey(indicator, scope, date)) == Corrected =>
                Outcome<PlanEvent>.Unchanged,
            { } misfit => (misfit, $"{indicator}: {text}"),
            _ when insteadOf is null || !i.Baselines.ContainsKey(insteadOf.Of(indicator)) =>
                (Refusal.ReadingUnknown, $"{indicator}: {insteadOf?.ReferenceDate} ({insteadOf?.Scope})"),
            null => Corrected,
        };
    }));
}
