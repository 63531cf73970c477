using Ledger.Store.Seal;

namespace Ledger.Store.Tests.Seal;

/// <summary>
/// A Merkle tree straight from the definition of RFC 9162, section 2.1.1: every hash is made again when asked.
/// </summary>
internal sealed class NaiveTree(IReadOnlyList<TreeHash> leaves) : ITreeNodes
{
    /// <summary>How many times a hash was asked.</summary>
    public int Asked { get; private set; }

    public ValueTask<TreeHash> Node(int height, long index, CancellationToken cancellationToken)
    {
        Asked++;
        return ValueTask.FromResult(Root((int)(index << height), (int)(index + 1 << height)));
    }

    /// <summary>The root over the leaves from the first (included) to the second (excluded).</summary>
    public TreeHash Root(int low, int high)
    {
        if (high == low)
        {
            return TreeHash.OfNothing;
        }

        if (high - low == 1)
        {
            return leaves[low];
        }

        var split = 1;
        while (split * 2 < high - low)
        {
            split *= 2;
        }

        return TreeHash.OfNode(Root(low, low + split), Root(low + split, high));
    }
}
