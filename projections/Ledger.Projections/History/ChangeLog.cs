using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>An event with what it changed.</summary>
/// <param name="Recorded">The event.</param>
/// <param name="Changes">What had one value before it and another after it.</param>
public sealed record LoggedChange(RecordedEvent Recorded, IReadOnlyList<Change> Changes);

/// <summary>What each event of a stream changed, in the order in which it was decided, corrections in place.</summary>
public static class ChangeLog
{
    /// <summary>The changes of one stream.</summary>
    public static IReadOnlyList<LoggedChange> Of(StreamId stream, IEnumerable<RecordedEvent> events)
    {
        var ordered = events.InOrderOfDecision();
        if (stream.Kind == "budget")
        {
            var standing = new BudgetStanding(LedgerSnapshot.BudgetOf(stream));
            return [.. ordered.Select(e => new LoggedChange(e, standing.Apply(e)))];
        }

        var name = stream.Value[(stream.Kind.Length + 1)..];
        var registers = new Dictionary<(string, string), string?>();
        return [.. ordered.Select(e => new LoggedChange(e, Write(registers, Assignments(name, e.Event))))];
    }

    private static List<Change> Write(
        Dictionary<(string, string), string?> registers, IReadOnlyList<Assignment> assignments)
    {
        var changes = new List<Change>();
        foreach (var (subject, field, value) in assignments)
        {
            var before = registers.GetValueOrDefault((subject, field));
            registers[(subject, field)] = value;
            if (before != value)
            {
                changes.Add(new Change(subject, field, before, value));
            }
        }

        return changes;
    }

    private static IReadOnlyList<Assignment> Assignments(string name, ILedgerEvent @event) => @event switch
    {
        PlanEvent e => PlanAssignments.Of(name, e),
        DecisionEvent.DecisionTaken e => [new(name, "besluit", e.Title)],
        DecisionEvent.AdviceGiven e => [new(name, "advies", e.Title)],
        DecisionEvent.AdviceAnswered e => [new(name, "antwoord", $"{e.Replies.Count} punten")],
        SourceEvent.SourceRegistered e => [new(name, "bron", e.Title)],
        SourceEvent.SourceSuperseded e => [new(name, "vervangen door", e.By.ToString())],
        BudgetEvent => throw new ArgumentException("Budgets are folded, not assigned.", nameof(@event)),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled event {@event.GetType().Name}."),
    };
}
