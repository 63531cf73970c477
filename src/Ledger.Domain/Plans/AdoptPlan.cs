using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>Adopts a plan (vaststellen), by the decision that it rests on.</summary>
public sealed record AdoptPlan : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) =>
        plan.OnOpen(o => o.IsAdopted ? Outcome<PlanEvent>.Unchanged : new PlanAdopted());
}
