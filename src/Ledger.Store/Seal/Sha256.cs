using System.Security.Cryptography;

namespace Ledger.Store.Seal;

/// <summary>
/// SHA-256 of many short values. Each thread keeps one hash and uses it again: to make one costs more than to hash what
/// an event has.
/// </summary>
internal static class Sha256
{
    [ThreadStatic]
    private static IncrementalHash? _own;

    /// <summary>Hashes a value behind a prefix, which may be empty, into 32 bytes.</summary>
    public static void Hash(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> value, Span<byte> target)
    {
        var hash = _own ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (!prefix.IsEmpty)
        {
            hash.AppendData(prefix);
        }

        hash.AppendData(value);
        hash.GetHashAndReset(target);
    }
}
