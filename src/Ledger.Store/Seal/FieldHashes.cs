using System.Security.Cryptography;

namespace Ledger.Store.Seal;

/// <summary>
/// Hashes the fields of one entry after another, and no value again that the entry before had too: types, commands and
/// what is never filled are the same in long rows of entries.
/// </summary>
internal sealed class FieldHashes
{
    private readonly (byte[] Value, byte[] Hash)[] _last =
        [.. Enumerable.Range(0, EntryField.Count).Select(_ => ((byte[])[], SHA256.HashData([])))];

    /// <summary>The SHA-256 of a value of a field.</summary>
    public ReadOnlySpan<byte> Of(int field, ReadOnlySpan<byte> value)
    {
        ref var last = ref _last[field];
        if (!value.SequenceEqual(last.Value))
        {
            last.Value = value.ToArray();
            Sha256.Hash([], value, last.Hash);
        }

        return last.Hash;
    }
}
