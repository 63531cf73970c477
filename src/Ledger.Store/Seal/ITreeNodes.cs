namespace Ledger.Store.Seal;

/// <summary>Gives the hashes of complete subtrees of a Merkle tree.</summary>
public interface ITreeNodes
{
    /// <summary>
    /// The hash of the complete subtree over the leaves from <c>index × 2^height</c> on, 2^height of them.
    /// </summary>
    /// <exception cref="SealBrokenException">The hash is not there though it should be.</exception>
    ValueTask<TreeHash> Node(int height, long index, CancellationToken cancellationToken);
}

/// <summary>What the seal stored cannot be read as what the seal stores.</summary>
/// <param name="message">What is wrong, in a sentence.</param>
public sealed class SealBrokenException(string message) : Exception(message);
