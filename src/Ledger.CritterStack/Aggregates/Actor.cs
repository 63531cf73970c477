using JasperFx.Events;
using Ledger.Domain.Actors;
using Marten.Events.Aggregation;

namespace Ledger.CritterStack.Aggregates;

/// <summary>A pseudonym as Marten folds it, with the domain's own fold.</summary>
/// <param name="Id">The stream: <c>actor/…</c>.</param>
/// <param name="State">The pseudonym as far as deciding needs it.</param>
public sealed record Actor(string Id, ActorRecord State)
{
    internal RecordedStream History { get; init; } = new();
}

internal sealed class ActorFold : SingleStreamProjection<Actor, string>
{
    public override Actor Evolve(Actor? snapshot, string id, IEvent e)
    {
        var before = snapshot ?? new Actor(id, ActorRecord.Initial);
        return before with
        {
            State = ActorRecord.Evolve(before.State, (ActorEvent)e.Data),
            History = before.History.With(e),
        };
    }
}
