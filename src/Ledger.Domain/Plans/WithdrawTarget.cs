using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Withdraws a target. It stays in history and may be set again.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Horizon">The year of the target.</param>
/// <param name="Scope">The scope of the target.</param>
public sealed record WithdrawTarget(IndicatorId Indicator, int? Horizon, Scope Scope) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => o.OnIndicator(Indicator, i =>
    {
        var key = TargetKey.Of(Indicator, Horizon, Scope);
        return true switch
        {
            _ when i.WithdrawnTargets.Contains(key) => Outcome<PlanEvent>.Unchanged,
            _ when !i.Targets.ContainsKey(key) => (Refusal.TargetUnknown, key.ToString()),
            _ => new TargetWithdrawn(Indicator, Horizon, Scope),
        };
    }));
}
