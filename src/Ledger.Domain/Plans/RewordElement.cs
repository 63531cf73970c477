using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Gives an element another number, title or note.</summary>
/// <param name="Element">The element.</param>
/// <param name="Number">Its number from now on.</param>
/// <param name="Title">Its title from now on.</param>
/// <param name="Note">Its note from now on.</param>
public sealed record RewordElement(ElementId Element, string? Number, string Title, string? Note)
    : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => true switch
    {
        _ when string.IsNullOrWhiteSpace(Title) => (Refusal.TitleMissing, Element.ToString()),
        _ => o.OnElement(Element, e => (e.Number, e.Title, e.Note) == (Number, Title, Note)
            ? Outcome<PlanEvent>.Unchanged
            : new ElementReworded(Element, Number, Title, Note)),
    });
}
