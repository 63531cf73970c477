using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>
/// The streams that a fold knows from their beginning. A stream that it does not know yet, after a restart or because
/// it was forgotten to make room, is read before the next event of it is taken in: so a fold goes on anywhere in the
/// log, at the cost of the streams that go on and not of the log.
/// </summary>
/// <param name="history">The log of the tenant.</param>
internal sealed class KnownStreams(LedgerHistory history)
{
    // What a stream leaves in a fold is some kilobytes.
    private const int Most = 8192;

    private readonly HashSet<StreamId> _known = [];

    /// <summary>Whether so many are known that the fold should forget them.</summary>
    public bool IsFull => _known.Count >= Most;

    /// <summary>Tells a fold what stands in streams before an event, as far as it does not know them.</summary>
    public async ValueTask Learn(
        RecordedEvent next, IEnumerable<StreamId> streams, Action<RecordedEvent> tell,
        CancellationToken cancellationToken)
    {
        foreach (var stream in streams)
        {
            if (!_known.Add(stream) || (stream == next.Stream && next.Version == 1))
            {
                continue;
            }

            foreach (var earlier in await history.OfStream(stream, cancellationToken))
            {
                if (earlier.Position < next.Position)
                {
                    tell(earlier);
                }
            }
        }
    }

    /// <summary>Forgets all, together with the fold.</summary>
    public void Forget() => _known.Clear();
}
