using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Adds an element, under a parent or at the top of the plan.</summary>
/// <param name="Element">Its id.</param>
/// <param name="Kind">What kind of element it is.</param>
/// <param name="Number">Its number in the document.</param>
/// <param name="Title">Its title, as the document has it.</param>
/// <param name="Note">A short addition of the document.</param>
/// <param name="Parent">The element that it is part of.</param>
public sealed record AddElement(
    ElementId Element, ElementKind Kind, string? Number, string Title, string? Note, ElementId? Parent)
    : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o =>
    {
        var added = new ElementAdded(Element, Kind, Number, Title, Note, Parent);
        var parent = Parent is { } id ? o.Elements.GetValueOrDefault(id) : null;
        return true switch
        {
            _ when string.IsNullOrWhiteSpace(Title) => (Refusal.TitleMissing, Element.ToString()),
            _ when Parent is not null && parent is null => (Refusal.ElementUnknown, $"{Parent}"),
            _ when o.Elements.TryGetValue(Element, out var there) && there.Added == added =>
                Outcome<PlanEvent>.Unchanged,
            _ when o.Has(Element.Slug) => (Refusal.ElementExists, Element.ToString()),
            _ when parent is not null && o.IsWithdrawn(parent.Added.Element) => (Refusal.ElementWithdrawn, $"{Parent}"),
            _ => added,
        };
    });
}
