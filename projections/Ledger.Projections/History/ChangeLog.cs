using Ledger.Domain;
using Ledger.Domain.Actors;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>An event with what it changed.</summary>
/// <param name="Recorded">The event.</param>
/// <param name="Subject">The id of what it is about first, whether that changed or not.</param>
/// <param name="Changes">What had one value before it and another after it.</param>
public sealed record LoggedChange(RecordedEvent Recorded, string Subject, IReadOnlyList<Change> Changes);

/// <summary>What each event of a stream changed.</summary>
public static class ChangeLog
{
    /// <summary>The changes of one stream, in the order in which they were decided, corrections in place.</summary>
    public static IReadOnlyList<LoggedChange> Of(StreamId stream, IEnumerable<RecordedEvent> events) =>
        Of(stream, events, LensFold.InOrderOfDecision);

    /// <summary>
    /// The changes of one stream in the order of recording: what the ledger said before each, and after it. Nothing
    /// that is recorded later changes it.
    /// </summary>
    public static IReadOnlyList<LoggedChange> AsRecorded(StreamId stream, IEnumerable<RecordedEvent> events) =>
        Of(stream, events, all => all);

    private static List<LoggedChange> Of(
        StreamId stream, IEnumerable<RecordedEvent> events,
        Func<IEnumerable<RecordedEvent>, IEnumerable<RecordedEvent>> inOrder)
    {
        var all = events.OrderBy(e => e.Position).ToList();
        var fold = new ChangeFold(stream);
        all.ForEach(fold.Place);
        return [.. inOrder(all).Select(fold.Apply)];
    }
}

/// <summary>
/// The changes of one stream, event by event. What a change replaces is the value that stood, of what was folded before
/// it, when it took effect: a retroactive decision replaces the value of then, and leaves a later one alone.
/// </summary>
internal sealed class ChangeFold(StreamId stream)
{
    private readonly string _name = stream.Value[(stream.Kind.Length + 1)..];
    private readonly Places _places = new(e => e.Order);
    private readonly Dictionary<Guid, LensOrder> _order = [];
    private readonly Dictionary<(string, string), List<(LensOrder At, long Position, string? Value)>> _registers = [];
    private readonly BudgetStanding? _budget =
        stream.Kind == "budget" ? new BudgetStanding(LedgerSnapshot.BudgetOf(stream)) : null;

    /// <summary>Finds the place of the next event of the log; to be done once, before it is applied.</summary>
    public void Place(RecordedEvent recorded) => _order[recorded.Id] = _places.Add(recorded);

    /// <summary>What an event changes.</summary>
    public LoggedChange Apply(RecordedEvent recorded)
    {
        if (_budget is not null)
        {
            var changes = _budget.Apply(recorded);
            return new LoggedChange(recorded, changes.Count > 0 ? changes[0].Subject : _name, changes);
        }

        var assignments = Assignments(recorded.Event);
        return new LoggedChange(
            recorded, assignments[0].Subject,
            [.. assignments.Select(a => Write(recorded, a)).Where(c => c.From != c.To)]);
    }

    private Change Write(RecordedEvent recorded, Assignment assignment)
    {
        var (subject, field, value, _) = assignment;
        if (!_registers.TryGetValue((subject, field), out var register))
        {
            _registers[(subject, field)] = register = [];
        }

        var at = _order[recorded.Id];
        var index = register.Count;
        while (index > 0 && IsBehind(register[index - 1], at, recorded.Position))
        {
            index--;
        }

        // What is put right stands in one place with its rectificaties: before it is what it should not have replaced.
        var before = index > 0 ? register[index - 1].Value : null;
        value = assignment.IsUndone ? register.FindLast(r => r.At.CompareTo(at) < 0).Value : value;
        register.Insert(index, (at, recorded.Position, value));
        return new Change(subject, field, before, value);
    }

    private static bool IsBehind((LensOrder At, long Position, string?) entry, LensOrder at, long position) =>
        entry.At.CompareTo(at) is var order && (order > 0 || (order == 0 && entry.Position > position));

    private IReadOnlyList<Assignment> Assignments(ILedgerEvent @event) => @event switch
    {
        PlanEvent e => PlanAssignments.Of(_name, e),
        DecisionEvent.DecisionTaken e => [new(_name, "besluit", e.Title)],
        DecisionEvent.AdviceGiven e => [new(_name, "advies", e.Title)],
        DecisionEvent.AdviceAnswered e => [new(_name, "antwoord", $"{e.Replies.Count} punten")],
        SourceEvent.SourceRegistered e => [new(_name, "bron", e.Title)],
        SourceEvent.SourceSuperseded e => [new(_name, "vervangen door", e.By.ToString())],
        ActorEvent.ActorNamed => [new(_name, "naam", "vastgelegd")],
        ActorEvent.NameErased => [new(_name, "naam", "gewist")],
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled event {@event.GetType().Name}."),
    };
}
