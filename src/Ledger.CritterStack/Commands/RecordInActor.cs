using Ledger.Store;
using Marten;
using NodaTime;
using Wolverine.Marten;

namespace Ledger.CritterStack.Commands;

/// <summary>Asks to record a command for a pseudonym; answered with a <see cref="CommandAnswer"/>.</summary>
/// <param name="ActorId">The stream: <c>actor/…</c>.</param>
/// <param name="Instruction">The command and who answers for it.</param>
public sealed record RecordInActor(string ActorId, Instruction Instruction);

/// <summary>
/// Decides it on the pseudonym that Wolverine loads through Marten, and has Wolverine append the events.
/// </summary>
[AggregateHandler]
public static class RecordInActorHandler
{
    /// <summary>Called by Wolverine.</summary>
    public static Task<(Events Events, CommandAnswer Answer)> Handle(
        RecordInActor message, Aggregates.Actor? state, IDocumentSession session, IClock clock,
        CancellationToken cancellation) =>
        Deciding.On(message.Instruction, state?.History, session, clock, cancellation);
}
