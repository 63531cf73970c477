using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>What a part of a ledger knows of the rest.</summary>
/// <param name="Read">The streams that were read, from the first event to the last.</param>
/// <param name="Subjects">Subjects of other streams that the part names, and the budgets of its plans.</param>
/// <param name="Resting">
/// How many events of the whole rest on each decision, source or corrected event; null when that was not counted.
/// </param>
public sealed record LedgerRest(
    IReadOnlySet<StreamId> Read, IReadOnlyList<Subject> Subjects, IReadOnlyDictionary<string, int>? Resting)
{
    /// <summary>Up to how many events that rest on one thing are counted.</summary>
    public const int MostCounted = 10_000;
}

/// <summary>
/// Events of one municipality in memory, with the look-ups that questions need: all there are, or the part that a
/// question is about. A part refuses what it would need more events for, so that it never answers half.
/// </summary>
public sealed class LedgerSnapshot
{
    private readonly ILookup<StreamId, RecordedEvent> _byStream;
    private readonly Dictionary<string, DecisionEvent> _decisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceEvent.SourceRegistered> _sources = new(StringComparer.Ordinal);

    private readonly Dictionary<Basis, int> _resting = [];
    private readonly LedgerRest? _rest;
    private SeenThrough? _seen;

    /// <summary>A snapshot of these events, in order of position.</summary>
    /// <param name="events">The events.</param>
    /// <param name="rest">What is known of the rest; null when these events are all there are.</param>
    public LedgerSnapshot(IReadOnlyList<RecordedEvent> events, LedgerRest? rest = null)
    {
        Events = events;
        _rest = rest;
        _byStream = events.ToLookup(e => e.Stream);
        Catalogue = Catalogue.Of(events);
        foreach (var subject in rest?.Subjects.Where(s => !rest.Read.Contains(s.Stream)) ?? [])
        {
            Catalogue.Put(subject);
        }

        foreach (var recorded in events)
        {
            _resting[recorded.By.Basis] = _resting.GetValueOrDefault(recorded.By.Basis) + 1;
            var name = recorded.Stream.Value[(recorded.Stream.Kind.Length + 1)..];
            if (recorded.Event is DecisionEvent.DecisionTaken or DecisionEvent.AdviceGiven)
            {
                _decisions[name] = (DecisionEvent)recorded.Event;
            }
            else if (recorded.Event is SourceEvent.SourceRegistered registered)
            {
                _sources[name] = registered;
            }
        }
    }

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<RecordedEvent> Events { get; }

    /// <summary>Every subject of these events, and those of others that they name.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The plans, in order of recording.</summary>
    /// <exception cref="InvalidOperationException">This is a part.</exception>
    public IReadOnlyList<PlanId> Plans => _rest is null
        ?
        [
            .. Events.Where(e => e.Event is PlanEvent.PlanOpened)
                .Select(e => ContradictionsOf.PlanOf(e.Stream)).Distinct(),
        ]
        : throw new InvalidOperationException("This question reads a part of the ledger, not all plans.");

    /// <summary>The budgets, in order of recording; of a part those of its plans.</summary>
    public IReadOnlyList<BudgetId> Budgets =>
        [.. Catalogue.Subjects.Where(s => s.Kind == SubjectKind.Budget).Select(s => BudgetOf(s.Stream))];

    /// <summary>What every stream adds to a list or report, in the order in which the streams began.</summary>
    /// <exception cref="InvalidOperationException">This is a part.</exception>
    internal IReadOnlyList<T> Each<T>(Summary<T> summary)
        where T : class => _rest is null
        ?
        [
            .. _byStream.Where(s => summary.IsOf(s.Key)).Select(s => summary.Of(new StreamEvents(s.Key, [.. s])))
                .OfType<T>(),
        ]
        : throw new InvalidOperationException("This question reads a part of the ledger, not all streams.");

    /// <summary>The events of a stream, in order.</summary>
    /// <exception cref="InvalidOperationException">This is a part, and the stream is not in it.</exception>
    public IEnumerable<RecordedEvent> Of(StreamId stream) => _rest is null || _rest.Read.Contains(stream)
        ? _byStream[stream]
        : throw new InvalidOperationException($"'{stream}' was not read for this question.");

    /// <summary>
    /// The events of a stream that was read, in order; none of another, such as one that is still to be.
    /// </summary>
    public IEnumerable<RecordedEvent> Read(StreamId stream) => _byStream[stream];

    /// <summary>What a lens shows of it.</summary>
    public LedgerSnapshot Through(Lens lens)
    {
        if (_seen is { } seen && seen.Lens == lens)
        {
            return seen.Ledger;
        }

        var shown = Events.Where(e => e.IsSeenBy(lens)).ToList();
        var through = shown.Count == Events.Count ? this : new LedgerSnapshot(shown, _rest);
        _seen = new SeenThrough(lens, through);
        return through;
    }

    /// <summary>What the body is called that an event rests on; null when it rests on no decision.</summary>
    public string? BodyOf(Basis basis) => basis is Basis.Decided d ? BodyOf(d.Decision) : null;

    /// <summary>What the body is called that took a decision or gave an advice; null when it is unknown.</summary>
    public string? BodyOf(DecisionId decision) =>
        _decisions.TryGetValue(decision.ToString(), out var taken) ? BodyOf(taken) : null;

    /// <summary>What the body is called that an event is of; null when it says none.</summary>
    internal static string? BodyOf(DecisionEvent @event) => @event switch
    {
        DecisionEvent.DecisionTaken d => Name(d.Body, d.BodyName),
        DecisionEvent.AdviceGiven a => Name(a.Body, a.BodyName),
        _ => null,
    };

    /// <summary>A decision as recorded last; null when it is unknown or an advice.</summary>
    public DecisionEvent.DecisionTaken? Decision(DecisionId id) =>
        _decisions.GetValueOrDefault(id.ToString()) as DecisionEvent.DecisionTaken;

    /// <summary>A source as registered last; null when it is unknown.</summary>
    public SourceEvent.SourceRegistered? Source(SourceId id) => _sources.GetValueOrDefault(id.ToString());

    /// <summary>How many events rest on the same decision or source.</summary>
    /// <exception cref="InvalidOperationException">This is a part that was read without counting.</exception>
    public int CountResting(Basis basis) => _rest switch
    {
        null => _resting.GetValueOrDefault(basis),
        { Resting: { } counted } => counted.GetValueOrDefault(VersionHistory.Rests(basis)),
        _ => throw new InvalidOperationException("What rests on it was not counted for this question."),
    };

    /// <summary>The element that a subject is, or belongs to, and all elements above it, as ids.</summary>
    public IEnumerable<string> ElementsAbove(Subject subject)
    {
        if (subject.Stream.Kind != "plan")
        {
            yield break;
        }

        var plan = ContradictionsOf.PlanOf(subject.Stream);
        var view = PlanStanding.Through(plan, Of(subject.Stream), Lens.Everything);
        var at = view.Elements.FirstOrDefault(e => e.Id == subject.Id || e.Indicators.Any(i =>
            subject.Id == i.Id || subject.Id.StartsWith(i.Id + "/", StringComparison.Ordinal)));
        while (at is not null)
        {
            yield return at.Id;
            at = view.Elements.FirstOrDefault(e => e.Id == at.Parent);
        }
    }

    /// <summary>The budget of a budget stream.</summary>
    public static BudgetId BudgetOf(StreamId stream)
    {
        var name = stream.Value["budget/".Length..];
        var slash = name.LastIndexOf('/');
        return new BudgetId(
            PlanId.Parse(name[..slash]),
            int.Parse(name[(slash + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }

    // What a page shows of one lens is asked for more than once.
    private sealed record SeenThrough(Lens Lens, LedgerSnapshot Ledger);

    private static string Name(Body body, string? name) =>
        body is Body.Council or Body.Executive or Body.Mayor ? DutchWords.Say(body) : name ?? DutchWords.Say(body);
}
