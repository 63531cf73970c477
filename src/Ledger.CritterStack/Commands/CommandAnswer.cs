using Ledger.Store;

namespace Ledger.CritterStack.Commands;

/// <summary>What a command came to.</summary>
/// <param name="Refusal">The number of the refusal; null when it is recorded.</param>
/// <param name="About">What the refusal is about.</param>
/// <param name="Events">The events that it recorded now; none when it was so already.</param>
public sealed record CommandAnswer(int? Refusal, string About, IReadOnlyList<Guid> Events);

/// <summary>A command as a message of Wolverine's.</summary>
public static class CommandMessage
{
    /// <summary>The message that asks to record an instruction.</summary>
    /// <exception cref="ArgumentException">The ledger has no streams of that kind.</exception>
    public static object Of(Instruction instruction) => instruction.Stream switch
    {
        { Kind: "plan" } s => new RecordInPlan(s.Value, instruction),
        { Kind: "budget" } s => new RecordInBudget(s.Value, instruction),
        { Kind: "decision" } s => new RecordInDecision(s.Value, instruction),
        { Kind: "source" } s => new RecordInSource(s.Value, instruction),
        { Kind: "actor" } s => new RecordInActor(s.Value, instruction),
        var other => throw new ArgumentException($"The ledger has no streams like {other}."),
    };
}
