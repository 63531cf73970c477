using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Puts an element under another parent, or at the top of the plan.</summary>
/// <param name="Element">The element.</param>
/// <param name="Parent">Its parent from now on; null for the top.</param>
public sealed record MoveElement(ElementId Element, ElementId? Parent) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => Parent switch
    {
        { } p when !o.Elements.ContainsKey(p) => (Refusal.ElementUnknown, p.ToString()),
        _ => o.OnElement(Element, e => Parent switch
        {
            _ when e.Parent == Parent => Outcome<PlanEvent>.Unchanged,
            { } p when o.IsWithdrawn(p) => (Refusal.ElementWithdrawn, p.ToString()),
            { } p when o.IsUnder(p, Element) => (Refusal.ElementUnderItself, p.ToString()),
            _ => new ElementMoved(Element, Parent),
        }),
    });
}
