namespace Ledger.Store.Seal;

/// <summary>
/// The right edge of a growing Merkle tree: enough to add leaves and to know the root, in memory that grows with the
/// logarithm of the tree.
/// </summary>
public sealed class Frontier
{
    // The roots of complete subtrees, largest first: one for each bit that is set in Size.
    private readonly List<TreeHash> _peaks = [];

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>
    /// Told the root of every complete subtree that is as high as one or more tiles: how many tiles high, and the hash.
    /// </summary>
    internal Action<int, TreeHash>? Completed { get; set; }

    /// <summary>The root of the tree as it is now (RFC 9162, section 2.1.1).</summary>
    public TreeHash Root
    {
        get
        {
            if (_peaks.Count == 0)
            {
                return TreeHash.OfNothing;
            }

            var root = _peaks[^1];
            for (var i = _peaks.Count - 2; i >= 0; i--)
            {
                root = TreeHash.OfNode(_peaks[i], root);
            }

            return root;
        }
    }

    /// <summary>The right edge of a tree that exists.</summary>
    public static async Task<Frontier> Of(ITreeNodes nodes, long size, CancellationToken cancellationToken = default)
    {
        var frontier = new Frontier { Size = size };
        long start = 0;
        for (var height = 62; height >= 0; height--)
        {
            if ((size >> height & 1) == 1)
            {
                frontier._peaks.Add(await nodes.Node(height, start >> height, cancellationToken));
                start += 1L << height;
            }
        }

        return frontier;
    }

    /// <summary>Adds a leaf on the right.</summary>
    public void Add(TreeHash leaf)
    {
        var (subtree, height) = (leaf, 0);
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            subtree = TreeHash.OfNode(_peaks[^1], subtree);
            _peaks.RemoveAt(_peaks.Count - 1);
            if (++height % Tile.Height == 0)
            {
                Completed?.Invoke(height / Tile.Height, subtree);
            }
        }

        _peaks.Add(subtree);
        Size++;
    }
}
