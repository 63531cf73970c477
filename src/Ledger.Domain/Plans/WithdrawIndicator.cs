using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Stops following an indicator.</summary>
/// <param name="Indicator">The indicator.</param>
public sealed record WithdrawIndicator(IndicatorId Indicator) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => o.Indicators.GetValueOrDefault(Indicator) switch
    {
        null => (Refusal.IndicatorUnknown, Indicator.ToString()),
        { IsWithdrawn: true } => Outcome<PlanEvent>.Unchanged,
        var i when o.IsWithdrawn(i.Definition.Element) => Outcome<PlanEvent>.Unchanged,
        _ => new IndicatorWithdrawn(Indicator),
    });
}
