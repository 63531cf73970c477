using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Changes what a target asks for.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Horizon">The year of the target.</param>
/// <param name="Scope">The scope of the target.</param>
/// <param name="Value">What is asked for from now on.</param>
/// <param name="Text">The short wording of the document.</param>
public sealed record ChangeTarget(IndicatorId Indicator, int? Horizon, Scope Scope, TargetValue Value, string Text)
    : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => o.OnIndicator(Indicator, i =>
    {
        var key = TargetKey.Of(Indicator, Horizon, Scope);
        var changed = new TargetChanged(Indicator, Horizon, Scope, Value, Text);
        var there = i.Targets.GetValueOrDefault(key);
        var refusal = PlanRules.First(
            PlanRules.Misfit(Value, i.Now.Unit),
            there is null ? Refusal.TargetUnknown : null,
            string.IsNullOrWhiteSpace(Text) ? Refusal.WordingMissing : null);
        return true switch
        {
            _ when there == changed => Outcome<PlanEvent>.Unchanged,
            _ when refusal is not null => (refusal, $"{key}: {Text}"),
            _ => changed,
        };
    }));
}
