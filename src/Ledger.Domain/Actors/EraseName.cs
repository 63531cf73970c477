using System.Diagnostics;
using static Ledger.Domain.Actors.ActorEvent;

namespace Ledger.Domain.Actors;

/// <summary>
/// Erases the name behind a pseudonym (AVG, article 17). What was recorded under the pseudonym stays as it is.
/// </summary>
public sealed record EraseName : ICommand<ActorRecord, ActorEvent>
{
    /// <inheritdoc/>
    public Outcome<ActorEvent> Decide(ActorRecord actor) => actor switch
    {
        ActorRecord.Erased => Outcome<ActorEvent>.Unchanged,
        ActorRecord.Unnamed => (Refusal.NameUnknown, ""),
        ActorRecord.Named => new NameErased(),
        _ => throw new UnreachableException($"Unhandled state {actor.GetType().Name}."),
    };
}
