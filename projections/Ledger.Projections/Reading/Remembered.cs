using System.Collections.Concurrent;
using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>
/// Parts of a ledger and lists over it that were read before, as long as nothing is recorded after them.
/// </summary>
internal sealed class Remembered
{
    private const int MostParts = 64;

    private readonly ConcurrentDictionary<(object, Lens), (long Position, object Part)> _parts = new();

    /// <summary>A part or a list, read when it is not the one up to this position.</summary>
    public async Task<T> Part<T>((object, Lens) of, long position, Func<Task<T>> read)
        where T : class
    {
        if (_parts.TryGetValue(of, out var known) && known.Position == position)
        {
            return (T)known.Part;
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
