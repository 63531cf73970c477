using System.Numerics;

namespace Ledger.Store.Seal;

/// <summary>Makes and checks the proofs of RFC 9162, section 2.1.</summary>
public static class MerkleProof
{
    /// <summary>The root over the first leaves of a tree.</summary>
    public static ValueTask<TreeHash> Root(
        ITreeNodes nodes, long size, CancellationToken cancellationToken = default) =>
        size == 0 ? ValueTask.FromResult(TreeHash.OfNothing) : Range(nodes, 0, size, cancellationToken);

    /// <summary>The proof that a leaf is in the tree of a size, from the leaf's sibling up (section 2.1.3.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf in a tree of that size.</exception>
    public static async Task<IReadOnlyList<TreeHash>> Inclusion(
        ITreeNodes nodes, long index, long size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        List<TreeHash> path = [];
        for (var (low, high) = (0L, size); high - low > 1;)
        {
            var middle = low + Split(high - low);
            var left = index < middle;
            path.Add(left
                ? await Range(nodes, middle, high, cancellationToken)
                : await Range(nodes, low, middle, cancellationToken));
            (low, high) = left ? (low, middle) : (middle, high);
        }

        path.Reverse();
        return path;
    }

    /// <summary>
    /// The proof that the tree of one size is the beginning of the tree of another (section 2.1.4.1).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The first is empty, or larger than the second.</exception>
    public static async Task<IReadOnlyList<TreeHash>> Consistency(
        ITreeNodes nodes, long first, long second, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        List<TreeHash> path = [];
        var (low, high) = (0L, second);
        while (first != high)
        {
            var middle = low + Split(high - low);
            var left = first <= middle;
            path.Add(left
                ? await Range(nodes, middle, high, cancellationToken)
                : await Range(nodes, low, middle, cancellationToken));
            (low, high) = left ? (low, middle) : (middle, high);
        }

        // The old tree's own root is known to who checks; any other subtree that ends where it ends is not.
        if (low > 0)
        {
            path.Add(await Range(nodes, low, high, cancellationToken));
        }

        path.Reverse();
        return path;
    }

    /// <summary>Whether a proof shows that a leaf is in a tree (section 2.1.3.2).</summary>
    public static bool Includes(TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> path, TreeHash root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var step in path)
        {
            if (last == 0)
            {
                return false;
            }

            var isRight = (node & 1) == 1;
            hash = isRight || node == last ? TreeHash.OfNode(step, hash) : TreeHash.OfNode(hash, step);
            if (!isRight && node == last)
            {
                // A node without a sibling rises until it is a right one.
                var up = BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> up, last >> up);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether a proof shows that one tree is the beginning of another (section 2.1.4.2).</summary>
    public static bool Extends(
        long first, TreeHash firstRoot, long second, TreeHash secondRoot, IReadOnlyList<TreeHash> path)
    {
        if (first < 1 || first >= second)
        {
            return first == second && first >= 0 && path.Count == 0 && firstRoot == secondRoot;
        }

        IReadOnlyList<TreeHash> steps = BitOperations.IsPow2(first) ? [firstRoot, .. path] : path;
        if (steps.Count == 0)
        {
            return false;
        }

        var up = BitOperations.TrailingZeroCount(first);
        var (node, last) = ((first - 1) >> up, (second - 1) >> up);
        var (older, newer) = (steps[0], steps[0]);
        foreach (var step in steps.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                (older, newer) = (TreeHash.OfNode(step, older), TreeHash.OfNode(step, newer));
                var rise = (node & 1) == 1 ? 0 : BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> rise, last >> rise);
            }
            else
            {
                newer = TreeHash.OfNode(newer, step);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && older == firstRoot && newer == secondRoot;
    }

    /// <summary>The largest power of two that is smaller.</summary>
    private static long Split(long size) => 1L << BitOperations.Log2((ulong)size - 1);

    private static async ValueTask<TreeHash> Range(
        ITreeNodes nodes, long low, long high, CancellationToken cancellationToken)
    {
        var size = high - low;
        if (BitOperations.IsPow2(size))
        {
            var height = BitOperations.Log2((ulong)size);
            return await nodes.Node(height, low >> height, cancellationToken);
        }

        var middle = low + Split(size);
        return TreeHash.OfNode(
            await Range(nodes, low, middle, cancellationToken), await Range(nodes, middle, high, cancellationToken));
    }
}
