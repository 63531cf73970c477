using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Ledger.Store.Seal;

/// <summary>
/// What is kept of every member of the data and of the headers of an entry, so that a report can name the one that no
/// longer fits: four bytes of the SHA-256 of its name and value as they stand in the entry. An aid to the reader of a
/// report, as <see cref="Fingerprint"/> is.
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
        Span<byte> hash = stackalloc byte[TreeHash.Size];
        foreach (var field in Fields)
        {
            var (count, at) = (0, target.Count);
            target.Add(0);
            foreach (var member in entry.Members(field).Take(NotKept))
            {
                SHA256.HashData(entry.Member(member), hash);
                target.AddRange(hash[..Size]);
                count++;
            }

            target[at] = (byte)count;
            if (count == NotKept)
            {
                CollectionsMarshal.SetCount(target, at + 1);
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

        var marks = MemoryMarshal.Cast<byte, int>(kept.Span[(start + 1)..Behind(kept.Span, start)]).ToArray().ToList();
        List<string> changed = [];
        foreach (var member in now.Members(field))
        {
            if (!marks.Remove(MemoryMarshal.Read<int>(SHA256.HashData(now.Member(member)))))
            {
                changed.Add($"{whole}.{NameOf(now.Member(member))}");
            }
        }

        return marks.Count > changed.Count || changed.Count == 0 ? [.. changed, whole] : changed;
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
