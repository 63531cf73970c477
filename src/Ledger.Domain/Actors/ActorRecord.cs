using System.Diagnostics;
using static Ledger.Domain.Actors.ActorEvent;

namespace Ledger.Domain.Actors;

/// <summary>A pseudonym as far as deciding needs it.</summary>
public abstract record ActorRecord
{
    private ActorRecord() { }

    /// <summary>Before anything.</summary>
    public static ActorRecord Initial { get; } = new Unnamed();

    /// <summary>It was never laid down who acts under it.</summary>
    public sealed record Unnamed : ActorRecord;

    /// <summary>There is a name to it, outside the log.</summary>
    public sealed record Named(string Commitment) : ActorRecord;

    /// <summary>There was a name to it. Nobody acts under it any more.</summary>
    public sealed record Erased : ActorRecord;

    /// <summary>The state after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state: the log is corrupt.</exception>
    public static ActorRecord Evolve(ActorRecord actor, ActorEvent @event) => (actor, @event) switch
    {
        (Unnamed or Named, ActorNamed e) => new Named(e.Commitment),
        (Named, NameErased) => new Erased(),
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {actor.GetType().Name}."),
    };
}
