using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>
/// Everything of one municipality up to one moment, in memory, with the look-ups that questions need.
/// </summary>
public sealed class LedgerSnapshot
{
    private readonly ILookup<StreamId, RecordedEvent> _byStream;
    private readonly Dictionary<string, DecisionEvent> _decisions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceEvent.SourceRegistered> _sources = new(StringComparer.Ordinal);

    private readonly Dictionary<Basis, int> _resting = [];

    /// <summary>A snapshot of these events, in order of position.</summary>
    public LedgerSnapshot(IReadOnlyList<RecordedEvent> events)
    {
        Events = events;
        _byStream = events.ToLookup(e => e.Stream);
        Catalogue = Catalogue.Of(events);
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

    /// <summary>All events, in order.</summary>
    public IReadOnlyList<RecordedEvent> Events { get; }

    /// <summary>Every subject.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The plans, in order of recording.</summary>
    public IReadOnlyList<PlanId> Plans =>
        [
            .. Events.Where(e => e.Event is PlanEvent.PlanOpened)
                .Select(e => ContradictionsOf.PlanOf(e.Stream)).Distinct(),
        ];

    /// <summary>The budgets, in order of recording.</summary>
    public IReadOnlyList<BudgetId> Budgets => [.. Events.Select(e => e.Stream).Distinct()
        .Where(s => s.Kind == "budget").Select(BudgetOf)];

    /// <summary>The events of a stream, in order.</summary>
    public IEnumerable<RecordedEvent> Of(StreamId stream) => _byStream[stream];

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
    public int CountResting(Basis basis) => _resting.GetValueOrDefault(basis);

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

    private static string Name(Body body, string? name) =>
        body is Body.Council or Body.Executive or Body.Mayor ? DutchWords.Say(body) : name ?? DutchWords.Say(body);
}
