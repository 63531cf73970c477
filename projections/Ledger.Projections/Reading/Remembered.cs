using System.Collections.Concurrent;
using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>Parts of a ledger that were read before, as long as nothing is recorded after them.</summary>
internal sealed class Remembered
{
    private const int MostParts = 64;

    private readonly ConcurrentDictionary<(Subject, Lens), (long Position, LedgerSnapshot Part)> _parts = new();

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
}
