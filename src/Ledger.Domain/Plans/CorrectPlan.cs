using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Puts right how a plan was recorded: its title, kind, period or document. Only a rectificatie may do this.
/// </summary>
/// <param name="Corrected">The plan as it should have been recorded.</param>
public sealed record CorrectPlan(PlanOpened Corrected) : ICommand<Plan, PlanEvent>, ICorrection
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnKnown(o => true switch
    {
        _ when o.Opening == Corrected => Outcome<PlanEvent>.Unchanged,
        _ when Corrected.To?.LastDay < Corrected.From.FirstDay =>
            (Refusal.PeriodReversed, $"{Corrected.From}–{Corrected.To}"),
        _ when string.IsNullOrWhiteSpace(Corrected.Title) => (Refusal.TitleMissing, ""),
        _ => Corrected,
    });
}
