using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Withdraws an element, and with it what is under it.</summary>
/// <param name="Element">The element.</param>
public sealed record WithdrawElement(ElementId Element) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnOpen(o => o.Elements.ContainsKey(Element) switch
    {
        false => (Refusal.ElementUnknown, Element.ToString()),
        true when o.IsWithdrawn(Element) => Outcome<PlanEvent>.Unchanged,
        true => new ElementWithdrawn(Element),
    });
}
