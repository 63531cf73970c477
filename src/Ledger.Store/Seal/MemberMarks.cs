using System.Buffers.Binary;
using System.Numerics;
using System.Text.Json;

namespace Ledger.Store.Seal;

/// <summary>
/// What is kept of every member of the data and of the headers of an entry, so that a report can name the one that no
/// longer fits: the CRC-32C of its name and value as they stand in the entry. An aid to the reader of a report, as
/// <see cref="Fingerprint"/> is: that something changed is known without it.
/// </summary>
internal static class MemberMarks
{
    private const int Size = 4;
    private const byte NotKept = 255;

    private static readonly int[] Fields = [EntryField.Data, EntryField.Headers];

    /// <summary>What stands for an entry of which none were kept.</summary>
    public static ReadOnlySpan<byte> None => [NotKept, NotKept];

    /// <summary>Adds those of the entry that a writer wrote last: of each field how many, and then they.</summary>
    public static void Add(EntryWriter entry, List<byte> target)
    {
        Span<byte> mark = stackalloc byte[Size];
        foreach (var field in Fields)
        {
            var count = entry.CountMembers(field);
            if (count >= NotKept)
            {
                target.Add(NotKept);
                continue;
            }

            target.Add((byte)count);
            for (var member = 0; member < count; member++)
            {
                BinaryPrimitives.WriteUInt32BigEndian(mark, Mark(entry.Member(field, member)));
                target.AddRange(mark);
            }
        }
    }

    /// <summary>Takes apart what was kept of the entries of a tile.</summary>
    /// <returns>Null when it is not of that many entries.</returns>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> marks, int entries)
    {
        List<ReadOnlyMemory<byte>> split = [];
        for (var at = 0; split.Count < entries;)
        {
            var end = Behind(marks.Span, Behind(marks.Span, at));
            if (end > marks.Length)
            {
                return null;
            }

            split.Add(marks[at..end]);
            at = end;
        }

        return split;
    }

    /// <summary>
    /// Names what no longer fits in the data or the headers of the entry that a writer wrote last: the members that are
    /// there and were not sealed so, and the whole where a member is gone or none were kept.
    /// </summary>
    public static IEnumerable<string> Differences(ReadOnlyMemory<byte> kept, EntryWriter now, int field)
    {
        var whole = EntryField.Names[field];
        var start = field == EntryField.Data ? 0 : Behind(kept.Span, 0);
        if (kept.Span[start] == NotKept)
        {
            return [whole];
        }

        List<uint> marks = [];
        for (var at = start + 1; at < Behind(kept.Span, start); at += Size)
        {
            marks.Add(BinaryPrimitives.ReadUInt32BigEndian(kept.Span[at..]));
        }

        List<string> changed = [];
        for (var member = 0; member < now.CountMembers(field); member++)
        {
            if (!marks.Remove(Mark(now.Member(field, member))))
            {
                changed.Add($"{whole}.{NameOf(now.Member(field, member))}");
            }
        }

        return marks.Count > changed.Count || changed.Count == 0 ? [.. changed, whole] : changed;
    }

    private static uint Mark(ReadOnlySpan<byte> member)
    {
        var crc = uint.MaxValue;
        for (; member.Length >= sizeof(ulong); member = member[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(member));
        }

        foreach (var value in member)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    private static string NameOf(ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(member, isFinalBlock: false, default);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Behind the marks of a field; beyond the end when they are not all there.</summary>
    private static int Behind(ReadOnlySpan<byte> marks, int at) => at >= marks.Length
        ? marks.Length + 1
        : at + 1 + (marks[at] == NotKept ? 0 : marks[at] * Size);
}
