using Ledger.CritterStack.Aggregates;
using Ledger.Store;
using Marten;
using NodaTime;
using Wolverine.Marten;

namespace Ledger.CritterStack.Commands;

/// <summary>Asks to record a command for a plan; answered with a <see cref="CommandAnswer"/>.</summary>
/// <param name="PlanId">The stream: <c>plan/…</c>.</param>
/// <param name="Instruction">The command and who answers for it.</param>
public sealed record RecordInPlan(string PlanId, Instruction Instruction);

/// <summary>
/// Decides it on the plan that Wolverine loads through Marten, and has Wolverine append the events.
/// </summary>
[AggregateHandler]
public static class RecordInPlanHandler
{
    /// <summary>Called by Wolverine.</summary>
    public static Task<(Events Events, CommandAnswer Answer)> Handle(
        RecordInPlan message, Plan? state, IDocumentSession session, IClock clock,
        CancellationToken cancellation) =>
        Deciding.On(message.Instruction, state?.History, session, clock, cancellation);
}
