using System.Collections.Concurrent;
using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>
/// Parts of a ledger and lists over it that were read before, as long as nothing is recorded after them.
/// </summary>
internal sealed class Remembered
{
    private const int MostParts = 64;

    private readonly ConcurrentDictionary<(object, Lens), Kept> _parts = new();
    private long _asked;

    /// <summary>A part or a list, read when it is not the one up to this position.</summary>
    public async Task<T> Part<T>((object, Lens) of, long position, Func<Task<T>> read)
        where T : class
    {
        var now = Interlocked.Increment(ref _asked);
        if (_parts.TryGetValue(of, out var known) && known.Position == position)
        {
            known.LastAsked = now;
            return (T)known.Part;
        }

        var part = await read();
        if (_parts.Count >= MostParts)
        {
            Forget();
        }

        _parts[of] = new Kept(position, part) { LastAsked = now };
        return part;
    }

    // Lists that every page shows are asked for all the time, and stay.
    private void Forget()
    {
        foreach (var (of, _) in _parts.ToArray().OrderBy(p => p.Value.LastAsked).Take(MostParts / 2))
        {
            _parts.TryRemove(of, out _);
        }
    }

    private sealed record Kept(long Position, object Part)
    {
        public long LastAsked { get; set; }
    }
}
