using System.Collections.Concurrent;
using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>
/// Parts of a ledger that were read before, as long as nothing is recorded after them; and the whole, which is read on
/// from where it ends.
/// </summary>
/// <param name="history">The log of the municipality.</param>
internal sealed class Remembered(LedgerHistory history)
{
    private const int MostParts = 64;

    private readonly ConcurrentDictionary<(Subject, Lens), (long Position, LedgerSnapshot Part)> _parts = new();
    private readonly Turns _turns = new();
    private LedgerSnapshot _whole = new([]);

    /// <summary>A part, read when it is not the one up to this position.</summary>
    public async Task<LedgerSnapshot> Part(
        (Subject, Lens) of, long position, Func<Task<LedgerSnapshot>> read)
    {
        if (_parts.TryGetValue(of, out var known) && known.Position == position)
        {
            return known.Part;
        }

        var part = await read();
        if (_parts.Count >= MostParts)
        {
            _parts.Clear();
        }

        _parts[of] = (position, part);
        return part;
    }

    /// <summary>Everything recorded.</summary>
    public Task<LedgerSnapshot> Whole(CancellationToken cancellationToken) => _turns.Take(
        async () =>
        {
            var position = _whole.Events.Count == 0 ? 0 : _whole.Events[^1].Position;
            var later = await history.OfTenant(position, cancellationToken);
            return later.Count == 0 ? _whole : _whole = new LedgerSnapshot([.. _whole.Events, .. later]);
        },
        cancellationToken);
}
