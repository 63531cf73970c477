using Ledger.CritterStack.Aggregates;
using Ledger.Store;
using Marten;
using NodaTime;
using Wolverine.Marten;

namespace Ledger.CritterStack.Commands;

/// <summary>Asks to record a command for a source; answered with a <see cref="CommandAnswer"/>.</summary>
/// <param name="SourceId">The stream: <c>source/…</c>.</param>
/// <param name="Instruction">The command and who answers for it.</param>
public sealed record RecordInSource(string SourceId, Instruction Instruction);

/// <summary>
/// Decides it on the source that Wolverine loads through Marten, and has Wolverine append the events.
/// </summary>
[AggregateHandler]
public static class RecordInSourceHandler
{
    /// <summary>Called by Wolverine.</summary>
    public static Task<(Events Events, CommandAnswer Answer)> Handle(
        RecordInSource message, Source? state, IDocumentSession session, IClock clock,
        CancellationToken cancellation) =>
        Deciding.On(message.Instruction, state?.History, session, clock, cancellation);
}
