using Ledger.Domain;
using Ledger.Domain.Actors;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;

namespace Ledger.Store;

/// <summary>
/// A command, addressed to a stream, with its accountability: without one it does not compile, so nothing is recorded
/// that nobody answers for.
/// </summary>
/// <param name="Id">The id of the command. Giving it again records nothing new and returns the first receipt.</param>
/// <param name="Stream">The stream it is for.</param>
/// <param name="Command">What is asked.</param>
/// <param name="By">Who answers for it, on what grounds and why.</param>
/// <param name="ExpectedVersion">The version that the caller saw; null when any version will do.</param>
public sealed record Instruction(
    Guid Id, StreamId Stream, object Command, Accountability By, long? ExpectedVersion)
{
    /// <summary>The name of the command, such as <c>ChangeTarget</c>.</summary>
    public string Name => Command.GetType().Name;

    /// <summary>A command for a plan.</summary>
    public static Instruction For(
        PlanId plan, ICommand<Plan, PlanEvent> command, Accountability by, Guid id, long? expectedVersion = null) =>
        new(id, plan.Stream, command, by, expectedVersion);

    /// <summary>A command for a budget.</summary>
    public static Instruction For(
        BudgetId budget, ICommand<Budget, BudgetEvent> command, Accountability by, Guid id,
        long? expectedVersion = null) =>
        new(id, budget.Stream, command, by, expectedVersion);

    /// <summary>A command for a decision or an advice.</summary>
    public static Instruction For(
        DecisionId decision, ICommand<DecisionRecord, DecisionEvent> command, Accountability by, Guid id,
        long? expectedVersion = null) =>
        new(id, decision.Stream, command, by, expectedVersion);

    /// <summary>A command for a source.</summary>
    public static Instruction For(
        SourceId source, ICommand<Source, SourceEvent> command, Accountability by, Guid id,
        long? expectedVersion = null) =>
        new(id, source.Stream, command, by, expectedVersion);

    /// <summary>A command for the name behind a pseudonym.</summary>
    public static Instruction For(
        Actor actor, ICommand<ActorRecord, ActorEvent> command, Accountability by, Guid id,
        long? expectedVersion = null) =>
        new(id, actor.Stream, command, by, expectedVersion);
}

/// <summary>What became of instructions given together: all of them are recorded, or none.</summary>
public abstract record RecordOutcome
{
    private RecordOutcome() { }

    /// <summary>All are recorded, or were already.</summary>
    /// <param name="Receipts">One per stream that changed, in the order of the first instruction for it.</param>
    /// <param name="Results">What each instruction came to, in order.</param>
    public sealed record Recorded(
        IReadOnlyList<Receipt> Receipts, IReadOnlyList<InstructionResult> Results) : RecordOutcome
    {
        /// <summary>How many instructions recorded something.</summary>
        public int Changed => Results.Count(r => r.Events.Count > 0);
    }

    /// <summary>One is refused; nothing is recorded.</summary>
    /// <param name="Index">Which, from 0.</param>
    /// <param name="Instruction">The instruction.</param>
    /// <param name="Refusal">Why.</param>
    /// <param name="About">What it is about.</param>
    public sealed record Refused(int Index, Instruction Instruction, Refusal Refusal, string About) : RecordOutcome;
}

/// <summary>What one instruction came to.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Events">The events that it recorded now; none when it was so already.</param>
public sealed record InstructionResult(Instruction Instruction, IReadOnlyList<ILedgerEvent> Events);
