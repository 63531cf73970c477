using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>
/// Makes the audit trail of a municipality, event by event: each entry says what the ledger knew when it was recorded,
/// so that nothing recorded later changes it.
/// </summary>
public sealed class TrailFold
{
    private readonly Dictionary<StreamId, ChangeFold> _streams = [];
    private readonly Dictionary<DecisionId, string> _bodies = [];
    private Catalogue _catalogue = Catalogue.Of([]);

    /// <summary>The streams that say something of an event: its own, its decision's, and of what it is about.</summary>
    public static IEnumerable<StreamId> About(RecordedEvent e)
    {
        yield return e.Stream;
        if (e.By.Basis is Basis.Decided d && d.Decision.Stream != e.Stream)
        {
            yield return d.Decision.Stream;
        }

        if (e.Event is PlanEvent.LineageDeclared l && (l.To ?? l.From).Plan.Stream is var other && other != e.Stream)
        {
            yield return other;
        }
    }

    /// <summary>The entry of the next event of the log.</summary>
    public TrailEntry Take(RecordedEvent e)
    {
        var (_, subject, changes) = Tell(e);
        return new TrailEntry(
            e.Position, e.Id, e.Event.GetType().Name, subject, _catalogue.TitleOf(subject),
            string.Join("; ", changes.Select(Say)), VersionHistory.Rests(e.By.Basis), e.By.Actor, e.RecordedAt,
            e.By.Basis is Basis.Decided d ? _bodies.GetValueOrDefault(d.Decision) : null, e.By.DecidedOn,
            e.By.EffectiveFrom, e.By.Rationale, e.By.Provenance);
    }

    /// <summary>Takes an event in of which the entry is there already.</summary>
    internal LoggedChange Tell(RecordedEvent e)
    {
        _catalogue.Add(e);
        if (e.Event is DecisionEvent decision && LedgerSnapshot.BodyOf(decision) is { } body)
        {
            _bodies[DecisionId.Parse(e.Stream.Value["decision/".Length..])] = body;
        }

        if (!_streams.TryGetValue(e.Stream, out var stream))
        {
            _streams[e.Stream] = stream = new ChangeFold(e.Stream);
        }

        stream.Place(e);
        return stream.Apply(e);
    }

    /// <summary>Forgets what it was told; what goes on must be told again.</summary>
    internal void Forget()
    {
        _streams.Clear();
        _bodies.Clear();
        _catalogue = Catalogue.Of([]);
    }

    private static string Say(Change change) => change switch
    {
        { From: null } => $"{change.Field}: {change.To}",
        { To: null } => $"{change.Field}: {change.From} → vervallen",
        _ => $"{change.Field}: {change.From} → {change.To}",
    };
}
