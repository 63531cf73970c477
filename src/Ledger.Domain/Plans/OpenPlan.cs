using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Opens a plan: from now on it is known. Adoption is a fact of its own.</summary>
/// <param name="Title">Its title, as the document has it.</param>
/// <param name="Kind">What kind of plan it is.</param>
/// <param name="From">Its first day, month or year.</param>
/// <param name="To">Its last; null when open.</param>
/// <param name="Document">The document itself; null when the plan is known only by reference.</param>
public sealed record OpenPlan(
    string Title, PlanKind Kind, HistoricalDate From, HistoricalDate? To, SourceId? Document)
    : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan)
    {
        var opened = new PlanOpened(Title, Kind, From, To, Document);
        return plan switch
        {
            Plan.Closed c when c.Last.Opening == opened => Outcome<PlanEvent>.Unchanged,
            Plan.Open o when o.Opening == opened => Outcome<PlanEvent>.Unchanged,
            Plan.Open or Plan.Closed => (Refusal.PlanExists, Title),
            Plan.NotOpened when To is { } to && to.LastDay < From.FirstDay => (Refusal.PeriodReversed, $"{From}–{To}"),
            Plan.NotOpened when string.IsNullOrWhiteSpace(Title) => (Refusal.TitleMissing, ""),
            Plan.NotOpened => opened,
            _ => throw PlanRules.Unhandled(plan),
        };
    }
}
