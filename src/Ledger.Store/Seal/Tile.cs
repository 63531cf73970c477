namespace Ledger.Store.Seal;

/// <summary>A tile that is to be written: where it is and its hashes so far.</summary>
internal sealed record Tile(int Level, long Number, byte[] Hashes)
{
    /// <summary>How many hashes a full tile has (c2sp.org/tlog-tiles).</summary>
    public const int Width = 256;

    /// <summary>Levels of a tree within one tile.</summary>
    public const int Height = 8;

    /// <summary>The root of the complete subtree over some hashes, a power of two of them.</summary>
    public static TreeHash RootOf(ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length == TreeHash.Size)
        {
            return new TreeHash(hashes);
        }

        var half = hashes.Length / 2;
        return TreeHash.OfNode(RootOf(hashes[..half]), RootOf(hashes[half..]));
    }

    /// <summary>How many hashes a level has in a tree of a size.</summary>
    public static long CountAt(int level, long size) => level * Height > 62 ? 0 : size >> level * Height;
}

/// <summary>A tree while leaves are added on the right: its root, and its tiles.</summary>
internal sealed class GrowingTiles
{
    private readonly Frontier _frontier;
    private readonly List<Edge> _levels = [];
    private readonly List<Tile> _full = [];

    public GrowingTiles()
        : this(new Frontier())
    {
    }

    private GrowingTiles(Frontier frontier)
    {
        _frontier = frontier;
        _frontier.Completed = Put;
    }

    /// <summary>How many leaves it has.</summary>
    public long Size => _frontier.Size;

    /// <summary>Its root.</summary>
    public TreeHash Root => _frontier.Root;

    /// <summary>Goes on with a tree that exists.</summary>
    /// <exception cref="SealBrokenException">A tile of it is not there.</exception>
    public static async Task<GrowingTiles> Of(
        TileNodes nodes, long size, CancellationToken cancellationToken = default)
    {
        var tiles = new GrowingTiles(await Frontier.Of(nodes, size, cancellationToken));
        for (var level = 0; Tile.CountAt(level, size) is > 0 and var count; level++)
        {
            var edge = new Edge(count / Tile.Width);
            var width = (int)(count % Tile.Width);
            if (width > 0)
            {
                edge.Hashes.AddRange(await nodes.Hashes(level, edge.Number, 0, width, cancellationToken));
            }

            tiles._levels.Add(edge);
        }

        return tiles;
    }

    /// <summary>Adds the hash of a leaf.</summary>
    public void Add(TreeHash leaf)
    {
        Put(0, leaf);
        _frontier.Add(leaf);
    }

    /// <summary>Whether a tile became full since they were taken.</summary>
    public bool HasFull => _full.Count > 0;

    /// <summary>Takes the tiles that became full since the last time.</summary>
    public IReadOnlyList<Tile> TakeFull()
    {
        List<Tile> taken = [.. _full];
        _full.Clear();
        return taken;
    }

    /// <summary>The tiles on the right edge that are not full.</summary>
    public IEnumerable<Tile> Partial => _levels
        .Select((edge, level) => new Tile(level, edge.Number, [.. edge.Hashes])).Where(t => t.Hashes.Length > 0);

    private void Put(int level, TreeHash hash)
    {
        if (_levels.Count == level)
        {
            _levels.Add(new Edge(0));
        }

        var edge = _levels[level];
        Span<byte> bytes = stackalloc byte[TreeHash.Size];
        hash.CopyTo(bytes);
        edge.Hashes.AddRange(bytes);
        if (edge.Hashes.Count == Tile.Width * TreeHash.Size)
        {
            _full.Add(new Tile(level, edge.Number, [.. edge.Hashes]));
            edge.Hashes.Clear();
            edge.Number++;
        }
    }

    private sealed class Edge(long number)
    {
        public long Number { get; set; } = number;

        public List<byte> Hashes { get; } = new(Tile.Width * TreeHash.Size);
    }
}

/// <summary>The tree as its stored tiles have it. A proof reads only the tiles that it goes by, each once.</summary>
/// <param name="read">Gives the stored hashes of a tile; null when it is not there.</param>
internal sealed class TileNodes(Func<int, long, CancellationToken, Task<byte[]?>> read) : ITreeNodes
{
    private readonly Dictionary<(int, long), byte[]?> _known = [];

    /// <summary>How many tiles were read.</summary>
    public int Read => _known.Count;

    public async ValueTask<TreeHash> Node(int height, long index, CancellationToken cancellationToken)
    {
        var (level, within) = Math.DivRem(height, Tile.Height);
        var first = index << within;
        var hashes = await Hashes(
            level, first / Tile.Width, (int)(first % Tile.Width), 1 << within, cancellationToken);
        return Tile.RootOf(hashes.AsSpan());
    }

    /// <summary>Some hashes of a tile, one behind the other.</summary>
    /// <exception cref="SealBrokenException">They are not there though they should be.</exception>
    public async ValueTask<ArraySegment<byte>> Hashes(
        int level, long tile, int first, int count, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue((level, tile), out var hashes))
        {
            _known[(level, tile)] = hashes = await read(level, tile, cancellationToken);
        }

        var (start, length) = (first * TreeHash.Size, count * TreeHash.Size);
        return hashes is not null && start + length <= hashes.Length
            ? new ArraySegment<byte>(hashes, start, length)
            : throw new SealBrokenException($"Tile {tile} of level {level} of the seal is missing or too short.");
    }
}
