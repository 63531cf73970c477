using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Says who does an activity, with whom, and when; again when that changes.</summary>
/// <param name="Element">The activity.</param>
/// <param name="Responsible">Who is responsible.</param>
/// <param name="Partners">With whom.</param>
/// <param name="When">When, in the words of the document.</param>
/// <param name="From">From when, as far as the words give a date.</param>
/// <param name="Until">Until when, likewise.</param>
public sealed record ScheduleActivity(
    ElementId Element, string? Responsible, ValueList<string> Partners, string? When,
    HistoricalDate? From, HistoricalDate? Until) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => true switch
    {
        _ when Until?.LastDay < From?.FirstDay => (Refusal.PeriodReversed, $"{Element}: {From}–{Until}"),
        _ => o.OnElement(Element, e =>
        {
            var scheduled = new ActivityScheduled(Element, Responsible, Partners, When, From, Until);
            return e.Schedule == scheduled ? Outcome<PlanEvent>.Unchanged : scheduled;
        }),
    });
}
