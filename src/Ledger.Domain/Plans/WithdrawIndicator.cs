using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Stops following an indicator.</summary>
/// <param name="Indicator">The indicator.</param>
public sealed record WithdrawIndicator(IndicatorId Indicator) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) =>
        plan is Plan.Open o && o.Indicators.GetValueOrDefault(Indicator) is { IsWithdrawn: true }
            ? Outcome<PlanEvent>.Unchanged
            : plan.OnIndicator(Indicator, _ => new IndicatorWithdrawn(Indicator));
}
