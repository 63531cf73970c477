using Ledger.CritterStack.Aggregates;
using Ledger.Store;
using Marten;
using NodaTime;
using Wolverine.Marten;

namespace Ledger.CritterStack.Commands;

/// <summary>Asks to record a command for a budget; answered with a <see cref="CommandAnswer"/>.</summary>
/// <param name="BudgetId">The stream: <c>budget/…</c>.</param>
/// <param name="Instruction">The command and who answers for it.</param>
public sealed record RecordInBudget(string BudgetId, Instruction Instruction);

/// <summary>
/// Decides it on the budget that Wolverine loads through Marten, and has Wolverine append the events.
/// </summary>
[AggregateHandler]
public static class RecordInBudgetHandler
{
    /// <summary>Called by Wolverine.</summary>
    public static Task<(Events Events, CommandAnswer Answer)> Handle(
        RecordInBudget message, Budget? state, IDocumentSession session, IClock clock,
        CancellationToken cancellation) =>
        Deciding.On(message.Instruction, state?.History, session, clock, cancellation);
}
