using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Ledger.Store.Seal;

/// <summary>A SHA-256 hash in a Merkle tree of RFC 9162, section 2.1: 32 bytes.</summary>
public readonly record struct TreeHash
{
    /// <summary>How many bytes a hash has.</summary>
    public const int Size = 32;

    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    private readonly Vector256<byte> _bytes;

    /// <summary>Takes 32 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public TreeHash(ReadOnlySpan<byte> bytes) => _bytes = Vector256.Create(bytes[..Size]);

    /// <summary>The root of a tree without leaves: the hash of nothing.</summary>
    public static TreeHash OfNothing { get; } = new(SHA256.HashData([]));

    /// <summary>The hash of a leaf: of a byte 0 and the entry.</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> result = stackalloc byte[Size];
        Sha256.Hash([LeafPrefix], entry, result);
        return new TreeHash(result);
    }

    /// <summary>The hash of a leaf whose entry has its byte 0 in front of it already.</summary>
    internal static TreeHash OfPrefixedLeaf(ReadOnlySpan<byte> prefixed)
    {
        Span<byte> result = stackalloc byte[Size];
        Sha256.Hash([], prefixed, result);
        return new TreeHash(result);
    }

    /// <summary>The hash of two subtrees side by side: of a byte 1, the left one and the right one.</summary>
    public static TreeHash OfNode(TreeHash left, TreeHash right)
    {
        Span<byte> both = stackalloc byte[1 + 2 * Size];
        both[0] = NodePrefix;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Size)..]);
        Span<byte> result = stackalloc byte[Size];
        Sha256.Hash([], both, result);
        return new TreeHash(result);
    }

    /// <summary>
    /// Reads a hash as checkpoints and proofs write it: standard base64, padded, the one right spelling.
    /// </summary>
    /// <returns>Null when it is anything else.</returns>
    public static TreeHash? TryParse(string text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        return text.Length == 44 && Convert.TryFromBase64String(text, bytes, out var length) && length == Size
            && Convert.ToBase64String(bytes) == text ? new TreeHash(bytes) : null;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> target) => _bytes.CopyTo(target);

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Standard base64, as checkpoints and proofs write it.</summary>
    public override string ToString() => Convert.ToBase64String(ToArray());
}
