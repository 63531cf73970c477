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
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnIndicator(Indicator, i =>
    {
        var changed = new TargetChanged(Indicator, Horizon, Scope, Value, Text);
        return i.Targets.GetValueOrDefault(TargetKey.Of(Indicator, Horizon, Scope)) switch
        {
            { } there when there == changed => Outcome<PlanEvent>.Unchanged,
            _ when PlanRules.Misfit(Value, i.Now.Unit) is { } misfit => (misfit, $"{Indicator}: {Text}"),
            null => (Refusal.TargetUnknown, TargetKey.Of(Indicator, Horizon, Scope).ToString()),
            _ when string.IsNullOrWhiteSpace(Text) => (Refusal.WordingMissing, Indicator.ToString()),
            _ => changed,
        };
    });
}
