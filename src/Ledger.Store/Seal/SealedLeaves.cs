namespace Ledger.Store.Seal;

/// <summary>Goes through what is sealed, entry by entry, some tiles at a time.</summary>
internal sealed class SealedLeaves(SealTables tables, long size)
{
    private const int TilesAtOnce = 16;

    private readonly Queue<(byte[]? Hashes, byte[]? Fingerprints)> _ahead = new();
    private byte[] _hashes = [];
    private byte[] _fingerprints = [];
    private (long Tile, IReadOnlyList<ReadOnlyMemory<byte>>? Kept) _members = (-1, null);
    private long _next;
    private int _within;
    private int _width;

    /// <summary>The tiles that are missing or too short.</summary>
    public List<long> Broken { get; } = [];

    /// <summary>Whether there is an entry to look at.</summary>
    public bool HasCurrent => _within < _width;

    public TreeHash Hash => new(_hashes.AsSpan(_within * TreeHash.Size));

    public Fingerprint Fingerprint => new(_fingerprints.AsMemory(_within * Fingerprint.Size));

    /// <summary>What was kept of the members of the entry; read only when asked for.</summary>
    public async Task<ReadOnlyMemory<byte>> Members(CancellationToken cancellationToken)
    {
        if (_members.Tile != _next - 1)
        {
            var kept = await tables.Members(_next - 1, cancellationToken);
            _members = (_next - 1, MemberMarks.Split(kept, _width));
        }

        return _members.Kept?[_within] ?? MemberMarks.None.ToArray();
    }

    /// <summary>Goes to the next entry, or the first.</summary>
    public async ValueTask Advance(CancellationToken cancellationToken)
    {
        _within++;
        while (!HasCurrent && _next * Tile.Width < size)
        {
            if (_ahead.Count == 0)
            {
                var last = Math.Min(_next + TilesAtOnce - 1, (size - 1) / Tile.Width);
                (await tables.Leaves(_next, last, cancellationToken)).ForEach(_ahead.Enqueue);
            }

            var tile = _next++;
            _width = (int)Math.Min(Tile.Width, size - tile * Tile.Width);
            _within = 0;
            var (hashes, fingerprints) = _ahead.Dequeue();
            (_hashes, _fingerprints) = (hashes ?? [], fingerprints ?? []);
            var held = Math.Min(_hashes.Length / TreeHash.Size, _fingerprints.Length / Fingerprint.Size);
            if (held < _width)
            {
                Broken.Add(tile);
                _width = held;
            }
        }
    }
}
