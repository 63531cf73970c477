using System.Diagnostics;
using static Ledger.Domain.Decisions.DecisionEvent;

namespace Ledger.Domain.Decisions;

/// <summary>A decision or an advice as far as deciding needs it.</summary>
public abstract record DecisionRecord
{
    private DecisionRecord() { }

    /// <summary>Before anything.</summary>
    public static DecisionRecord Initial { get; } = new Unknown();

    /// <summary>Nothing is recorded.</summary>
    public sealed record Unknown : DecisionRecord;

    /// <summary>A decision.</summary>
    public sealed record Taken(DecisionTaken Decision) : DecisionRecord;

    /// <summary>An advice, and its answer once there is one.</summary>
    public sealed record Advised(AdviceGiven Advice, AdviceAnswered? Answer) : DecisionRecord;

    /// <summary>
    /// The state after an event. A decision or advice recorded again replaces what was recorded wrong.
    /// </summary>
    /// <exception cref="UnreachableException">The event cannot follow this state: the log is corrupt.</exception>
    public static DecisionRecord Evolve(DecisionRecord record, DecisionEvent @event) => (record, @event) switch
    {
        (Unknown or Taken, DecisionTaken e) => new Taken(e),
        (Unknown, AdviceGiven e) => new Advised(e, null),
        (Advised a, AdviceGiven e) => a with { Advice = e },
        (Advised a, AdviceAnswered e) => a with { Answer = e },
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {record.GetType().Name}."),
    };
}
