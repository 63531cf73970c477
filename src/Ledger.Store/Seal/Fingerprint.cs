using System.Buffers.Binary;

namespace Ledger.Store.Seal;

/// <summary>
/// What is kept of an entry beside its leaf hash, so that a report can say which event and which field no longer fit:
/// the position, the id, and eight bytes of the SHA-256 of every field. An aid to the reader of a report; no proof
/// rests on it.
/// </summary>
internal readonly struct Fingerprint
{
    private const int HashSize = 8;
    private const int Head = 8 + 16;

    /// <summary>How many bytes one takes.</summary>
    public const int Size = Head + EntryField.Count * HashSize;

    private readonly ReadOnlyMemory<byte> _bytes;

    public Fingerprint(ReadOnlyMemory<byte> bytes) => _bytes = bytes[..Size];

    public long Position => BinaryPrimitives.ReadInt64BigEndian(_bytes.Span);

    public Guid Id => new(_bytes.Span[8..Head], bigEndian: true);

    /// <summary>Takes that of the entry that a writer wrote last.</summary>
    /// <param name="row">The event.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="known">What was hashed for the entry before: many of its values come again.</param>
    public static Fingerprint Of(LogRow row, EntryWriter entry, FieldHashes? known = null)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, row.Position);
        row.Id.TryWriteBytes(bytes.AsSpan(8), bigEndian: true, out _);
        known ??= new FieldHashes();
        for (var field = 0; field < EntryField.Count; field++)
        {
            known.Of(field, entry.Field(field))[..HashSize].CopyTo(bytes.AsSpan(Head + field * HashSize));
        }

        return new Fingerprint(bytes);
    }

    public void CopyTo(Span<byte> target) => _bytes.Span.CopyTo(target);

    /// <summary>The fields in which two differ.</summary>
    public IEnumerable<int> Differences(Fingerprint other)
    {
        for (var field = 0; field < EntryField.Count; field++)
        {
            var start = Head + field * HashSize;
            if (!_bytes.Span.Slice(start, HashSize).SequenceEqual(other._bytes.Span.Slice(start, HashSize)))
            {
                yield return field;
            }
        }
    }
}
