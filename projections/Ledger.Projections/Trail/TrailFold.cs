using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>
/// Makes the audit trail of a municipality, event by event: each entry says what the ledger knew when it was recorded,
/// so that nothing recorded later changes it.
/// </summary>
public sealed class TrailFold
{
    private readonly Catalogue _catalogue = Catalogue.Of([]);
    private readonly Dictionary<StreamId, ChangeFold> _streams = [];
    private readonly Dictionary<DecisionId, string> _bodies = [];

    /// <summary>The entry of the next event of the log.</summary>
    public TrailEntry Take(RecordedEvent e)
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
        var (_, subject, changes) = stream.Apply(e);
        return new TrailEntry(
            e.Position, e.Id, e.Event.GetType().Name, subject, _catalogue.TitleOf(subject),
            string.Join("; ", changes.Select(Say)), VersionHistory.Rests(e.By.Basis), e.By.Actor, e.RecordedAt,
            e.By.Basis is Basis.Decided d ? _bodies.GetValueOrDefault(d.Decision) : null, e.By.DecidedOn,
            e.By.EffectiveFrom, e.By.Rationale, e.By.Provenance);
    }

    private static string Say(Change change) => change switch
    {
        { From: null } => $"{change.Field}: {change.To}",
        { To: null } => $"{change.Field}: {change.From} → vervallen",
        _ => $"{change.Field}: {change.From} → {change.To}",
    };
}
