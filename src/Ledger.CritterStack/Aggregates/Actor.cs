using JasperFx.Events;
using Ledger.Domain.Actors;
using Marten.Events.Aggregation;

namespace Ledger.CritterStack.Aggregates;

/// <summary>A pseudonym as Marten folds it, with the domain's own fold.</summary>
/// <param name="Id">The stream: <c>actor/…</c>.</param>
/// <param name="State">The pseudonym as far as deciding needs it.</param>
public sealed record Actor(string Id, ActorRecord State);

internal sealed class ActorFold : SingleStreamProjection<Actor, string>
{
    public override Actor Evolve(Actor? snapshot, string id, IEvent e) => new(
        id, ActorRecord.Evolve(snapshot?.State ?? ActorRecord.Initial, (ActorEvent)e.Data));
}
