using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Records the baseline (nulmeting) of an indicator; again, with another reading, when it is restated.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Scope">For whom or where.</param>
/// <param name="ReferenceDate">The year or date that the figure is about.</param>
/// <param name="Reading">What it says.</param>
/// <param name="Text">The short wording of the document.</param>
public sealed record RecordBaseline(
    IndicatorId Indicator, Scope Scope, HistoricalDate? ReferenceDate, Reading Reading, string? Text)
    : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => o.OnIndicator(Indicator, i =>
    {
        var recorded = new BaselineRecorded(Indicator, Scope, ReferenceDate, Reading, Text);
        var there = i.Baselines.GetValueOrDefault(new ReadingKey(Indicator, Scope, ReferenceDate));
        return PlanRules.Misfit(Reading, i.Now.Unit) switch
        {
            _ when there == recorded => Outcome<PlanEvent>.Unchanged,
            { } misfit => (misfit, $"{Indicator}: {Text}"),
            null => recorded,
        };
    }));
}
