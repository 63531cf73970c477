using System.Diagnostics;
using static Ledger.Domain.Actors.ActorEvent;

namespace Ledger.Domain.Actors;

/// <summary>Lays down who acts under a pseudonym, or that he has another name now.</summary>
/// <param name="Commitment">What binds the name, as <see cref="ActorNamed"/> has it.</param>
public sealed record NameActor(string Commitment) : ICommand<ActorRecord, ActorEvent>
{
    /// <inheritdoc/>
    public Outcome<ActorEvent> Decide(ActorRecord actor) => actor switch
    {
        ActorRecord.Named n when n.Commitment == Commitment => Outcome<ActorEvent>.Unchanged,
        _ when !(Commitment.Length == 64 && Commitment.All(char.IsAsciiHexDigitLower)) =>
            (Refusal.DigestMalformed, Commitment),
        ActorRecord.Erased => (Refusal.NameErased, ""),
        ActorRecord.Unnamed or ActorRecord.Named => new ActorNamed(Commitment),
        _ => throw new UnreachableException($"Unhandled state {actor.GetType().Name}."),
    };
}
