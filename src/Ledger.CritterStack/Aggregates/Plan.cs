using JasperFx.Events;
using Ledger.Domain.Plans;
using Marten.Events.Aggregation;

namespace Ledger.CritterStack.Aggregates;

/// <summary>A plan as Marten folds it, with the domain's own fold.</summary>
/// <param name="Id">The stream: <c>plan/…</c>.</param>
/// <param name="State">The plan as far as deciding needs it.</param>
public sealed record Plan(string Id, Domain.Plans.Plan State)
{
    internal RecordedStream History { get; init; } = new();
}

internal sealed class PlanFold : SingleStreamProjection<Plan, string>
{
    public override Plan Evolve(Plan? snapshot, string id, IEvent e)
    {
        var before = snapshot ?? new Plan(id, Domain.Plans.Plan.Initial);
        return before with
        {
            State = Domain.Plans.Plan.Evolve(before.State, (PlanEvent)e.Data),
            History = before.History.With(e),
        };
    }
}
