using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Sets the target (streefwaarde) of an indicator, for a year and a scope; or sets a withdrawn one again.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Horizon">The year by which it must be reached; null when the document names none.</param>
/// <param name="Scope">For whom or where.</param>
/// <param name="Value">What is asked for.</param>
/// <param name="Text">The short wording of the document.</param>
public sealed record SetTarget(IndicatorId Indicator, int? Horizon, Scope Scope, TargetValue Value, string Text)
    : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnIndicator(Indicator, i =>
    {
        var there = i.Targets.GetValueOrDefault(TargetKey.Of(Indicator, Horizon, Scope));
        return PlanRules.Misfit(Value, i.Now.Unit) switch
        {
            _ when there is not null && (there.Value, there.Text) == (Value, Text) => Outcome<PlanEvent>.Unchanged,
            { } misfit => (misfit, $"{Indicator}: {Text}"),
            _ when there is not null => (Refusal.TargetExists, TargetKey.Of(Indicator, Horizon, Scope).ToString()),
            _ when string.IsNullOrWhiteSpace(Text) => (Refusal.WordingMissing, Indicator.ToString()),
            null => new TargetSet(Indicator, Horizon, Scope, Value, Text),
        };
    });
}
