#if CRITTERSTACK
using JasperFx.Events;
using JasperFx.Events.Projections;
using Ledger.Domain.Plans;
using Marten;
using Marten.Events.Aggregation;

namespace Ledger.Benchmarks;

/// <summary>The same as <see cref="PlanTally"/>, as a single-stream projection of Marten's.</summary>
internal sealed class MartenTally : SingleStreamProjection<MartenTally.Tally, string>
{
    public static void Add(StoreOptions options) =>
        options.Projections.Add(new MartenTally(), ProjectionLifecycle.Async);

    public override Tally Evolve(Tally? snapshot, string id, IEvent e)
    {
        var tally = (snapshot ?? new Tally(id, 0, 0, null)) with { LastVersion = e.Version };
        return e.Data switch
        {
            PlanEvent.MeasurementRecorded => tally with { Measurements = tally.Measurements + 1 },
            PlanEvent.TargetSet t => tally with { Target = t.Text },
            PlanEvent.TargetChanged t => tally with { Target = t.Text },
            _ => tally,
        };
    }

    /// <summary>How far a plan is, and what its target asks now.</summary>
    public sealed record Tally(string Id, long LastVersion, long Measurements, string? Target);
}
#endif
