using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Closes a plan: nothing of it changes any more. Contradictions and lineage may still be noted.</summary>
public sealed record ClosePlan : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) =>
        plan is Plan.Closed ? Outcome<PlanEvent>.Unchanged : plan.OnOpen(_ => new PlanClosed());
}
