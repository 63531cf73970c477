using JasperFx.Events;
using Ledger.Domain.Sources;
using Marten.Events.Aggregation;

namespace Ledger.CritterStack.Aggregates;

/// <summary>A source as Marten folds it, with the domain's own fold.</summary>
/// <param name="Id">The stream: <c>source/…</c>.</param>
/// <param name="State">The source as far as deciding needs it.</param>
public sealed record Source(string Id, Domain.Sources.Source State)
{
    internal RecordedStream History { get; init; } = new();
}

internal sealed class SourceFold : SingleStreamProjection<Source, string>
{
    public override Source Evolve(Source? snapshot, string id, IEvent e)
    {
        var before = snapshot ?? new Source(id, Domain.Sources.Source.Initial);
        return before with
        {
            State = Domain.Sources.Source.Evolve(before.State, (SourceEvent)e.Data),
            History = before.History.With(e),
        };
    }
}
