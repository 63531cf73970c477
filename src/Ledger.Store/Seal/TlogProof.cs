using System.Globalization;

namespace Ledger.Store.Seal;

/// <summary>The proof that an entry is in a log, in one text that needs nothing else (c2sp.org/tlog-proof).</summary>
/// <param name="Index">The place of the entry in the log, from 0.</param>
/// <param name="Path">The hashes from the leaf's sibling up.</param>
/// <param name="Signed">The checkpoint that the proof leads to.</param>
public sealed record TlogProof(long Index, IReadOnlyList<TreeHash> Path, SignedCheckpoint Signed)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>Reads a proof from bytes. Null when they are not UTF-8 or not a proof.</summary>
    public static TlogProof? TryParse(ReadOnlySpan<byte> bytes) =>
        NoteText.Utf8(bytes) is { } text ? TryParse(text) : null;

    /// <summary>
    /// Reads a proof. Null when it is not one. A line of extra data is refused: this log writes none.
    /// </summary>
    public static TlogProof? TryParse(string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = end < 0 ? [] : text[..end].Split('\n');
        if (lines is not [Header, var index, .. var hashes] || !index.StartsWith("index ", StringComparison.Ordinal)
            || NoteText.Number(index[6..]) is not { } number
            || SignedCheckpoint.TryParse(text[(end + 2)..]) is not { } signed)
        {
            return null;
        }

        var path = hashes.Select(TreeHash.TryParse).ToList();
        return path.All(h => h is not null) ? new TlogProof(number, [.. path.Select(h => h!.Value)], signed) : null;
    }

    /// <summary>
    /// Whether it shows that an entry is in the tree of its checkpoint. The signature is another question.
    /// </summary>
    public bool Proves(ReadOnlySpan<byte> entry) => Proves(TreeHash.OfLeaf(entry));

    /// <summary>The same for the hash of a leaf.</summary>
    public bool Proves(TreeHash leaf) =>
        MerkleProof.Includes(leaf, Index, Signed.Checkpoint.Size, Path, Signed.Checkpoint.Root);

    /// <summary>The proof as it is kept, best in a file named <c>*.tlog-proof</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Header}\nindex {Index}\n{string.Concat(Path.Select(h => $"{h}\n"))}\n{Signed.Note}");
}
