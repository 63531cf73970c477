using JasperFx.Events;
using Ledger.Domain.Sources;
using Marten.Events.Aggregation;

namespace Ledger.CritterStack.Aggregates;

/// <summary>A source as Marten folds it, with the domain's own fold.</summary>
/// <param name="Id">The stream: <c>source/…</c>.</param>
/// <param name="State">The source as far as deciding needs it.</param>
public sealed record Source(string Id, Domain.Sources.Source State);

internal sealed class SourceFold : SingleStreamProjection<Source, string>
{
    public override Source Evolve(Source? snapshot, string id, IEvent e) => new(
        id, Domain.Sources.Source.Evolve(snapshot?.State ?? Domain.Sources.Source.Initial, (SourceEvent)e.Data));
}
