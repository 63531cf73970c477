using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Sets the target (streefwaarde) of an indicator, for a year and a scope; or sets a withdrawn one again.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Horizon">The year by which it must be reached; null when the document names none.</param>
/// <param name="Scope">For whom or where.</param>
/// <param name="Value">What is asked for.</param>
/// <param name="Text">The short wording of the document.</param>
public sealed record SetTarget(IndicatorId Indicator, int? Horizon, Scope Scope, TargetValue Value, string Text)
    : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => o.OnIndicator(Indicator, i =>
    {
        var key = TargetKey.Of(Indicator, Horizon, Scope);
        var there = i.Targets.GetValueOrDefault(key);
        var refusal = PlanRules.First(
            PlanRules.Misfit(Value, i.Now.Unit),
            there is not null ? Refusal.TargetExists : null,
            string.IsNullOrWhiteSpace(Text) ? Refusal.WordingMissing : null);
        return true switch
        {
            _ when there is not null && (there.Value, there.Text) == (Value, Text) => Outcome<PlanEvent>.Unchanged,
            _ when refusal is not null => (refusal, $"{key}: {Text}"),
            _ => new TargetSet(Indicator, Horizon, Scope, Value, Text),
        };
    }));
}
