using Ledger.CritterStack.Aggregates;
using Ledger.Store;
using Marten;
using NodaTime;
using Wolverine.Marten;

namespace Ledger.CritterStack.Commands;

/// <summary>Asks to record a command for a decision; answered with a <see cref="CommandAnswer"/>.</summary>
/// <param name="DecisionId">The stream: <c>decision/…</c>.</param>
/// <param name="Instruction">The command and who answers for it.</param>
public sealed record RecordInDecision(string DecisionId, Instruction Instruction);

/// <summary>
/// Decides it on the decision that Wolverine loads through Marten, and has Wolverine append the events.
/// </summary>
[AggregateHandler]
public static class RecordInDecisionHandler
{
    /// <summary>Called by Wolverine.</summary>
    public static Task<(Events Events, CommandAnswer Answer)> Handle(
        RecordInDecision message, Decision? state, IDocumentSession session, IClock clock,
        CancellationToken cancellation) =>
        Deciding.On(message.Instruction, state?.History, session, clock, cancellation);
}
