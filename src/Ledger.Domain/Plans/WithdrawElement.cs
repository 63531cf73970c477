using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Withdraws an element, and with it what is under it.</summary>
/// <param name="Element">The element.</param>
public sealed record WithdrawElement(ElementId Element) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) =>
        plan is Plan.Open o && o.Elements.GetValueOrDefault(Element) is { IsWithdrawn: true }
            ? Outcome<PlanEvent>.Unchanged
            : plan.OnElement(Element, (_, _) => new ElementWithdrawn(Element));
}
