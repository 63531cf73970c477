using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Declares that an element follows from one of an earlier plan, on the stream of the successor's plan; or, on the
/// stream of the earlier plan, that it was discontinued.
/// </summary>
/// <param name="From">The earlier element.</param>
/// <param name="To">The later element; null when discontinued.</param>
/// <param name="Kind">How the one follows from the other.</param>
public sealed record DeclareLineage(PlanRef From, PlanRef? To, LineageKind Kind) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnKnown(o =>
    {
        var declared = new LineageDeclared(From, To, Kind);
        var isDiscontinued = Kind == LineageKind.Discontinued;
        return true switch
        {
            _ when (isDiscontinued ? From : To)?.Thing is { } own && !o.Has(own) =>
                (Refusal.ElementUnknown, own.ToString()),
            _ when To is null != isDiscontinued => (Refusal.LineageIncomplete, $"{From}"),
            _ when o.Lineage.Contains(declared) => Outcome<PlanEvent>.Unchanged,
            _ => declared,
        };
    });
}
