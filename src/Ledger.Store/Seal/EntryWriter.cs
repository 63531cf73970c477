using Ledger.Domain;

namespace Ledger.Store.Seal;

/// <summary>
/// Writes canonical entries: the bytes that a leaf of the tree is the hash of, as <c>ops/seal-format.md</c> has them.
/// One writer is used for many rows, by one thread.
/// </summary>
internal sealed class EntryWriter(TenantId tenant)
{
    private readonly ByteBuffer _buffer = new();
    private readonly CanonicalJson _json = new();
    private readonly (int Start, int End)[] _fields = new (int, int)[EntryField.Count];
    private readonly List<(int Start, int End)> _members = [];
    private readonly Range[] _membersOf = new Range[EntryField.Count];
    private (long Micros, string Printed) _instant = (0, LogRow.PrintInstant(0));

    /// <summary>The entry written last.</summary>
    public ReadOnlySpan<byte> Entry => _buffer.Span[1..];

    /// <summary>The hash of the leaf of the entry written last.</summary>
    public TreeHash Leaf => TreeHash.OfPrefixedLeaf(_buffer.Span);

    /// <summary>The bytes of one value in the entry written last; none when it is absent.</summary>
    public ReadOnlySpan<byte> Field(int field) => _buffer.Span[_fields[field].Start.._fields[field].End];

    /// <summary>How many members a value has that is an object; see <see cref="Member"/>.</summary>
    public int CountMembers(int field) => _membersOf[field].End.Value - _membersOf[field].Start.Value;

    /// <summary>The bytes of such a member, its name included.</summary>
    public ReadOnlySpan<byte> Member(int field, int number)
    {
        var (start, end) = _members[_membersOf[field].Start.Value + number];
        return _buffer.Span[start..end];
    }

    /// <summary>
    /// Writes the entry of a row; members stand in the order of RFC 8785, and absent ones are left out.
    /// </summary>
    public void Write(LogRow row)
    {
        _buffer.Clear();
        _buffer.Add(0); // the prefix of a leaf, RFC 9162 section 2.1.1
        Array.Clear(_fields);
        _members.Clear();
        Array.Clear(_membersOf);
        _buffer.Add("{"u8);
        WriteMarks(row);
        WriteText(",\"causationId\":"u8, EntryField.CausationId, row.CausationId);
        WriteText(",\"correlationId\":"u8, EntryField.CorrelationId, row.CorrelationId);
        WriteJson(",\"data\":"u8, EntryField.Data, row.Data);
        WriteText(",\"dotnetType\":"u8, EntryField.DotnetType, row.DotnetType);
        _buffer.Add(",\"format\":1"u8);
        if (row.Headers is { } headers)
        {
            WriteJson(",\"headers\":"u8, EntryField.Headers, headers);
        }

        WriteText(",\"id\":"u8, EntryField.Id, row.Id.ToString("D"));
        _buffer.Add(",\"position\":"u8);
        _buffer.Add(row.Position);
        WriteText(",\"recordedAt\":"u8, EntryField.RecordedAt, Instant(row.RecordedAtMicros));
        WriteText(",\"stream\":"u8, EntryField.Stream, row.Stream);
        _buffer.Add(",\"tenant\":\""u8);
        _buffer.Add(tenant.Value);
        _buffer.Add("\""u8);
        WriteText(",\"type\":"u8, EntryField.Type, row.Type);
        var start = _buffer.Length + ",\"version\":".Length;
        _buffer.Add(",\"version\":"u8);
        _buffer.Add(row.Version);
        _fields[EntryField.Version] = (start, _buffer.Length);
        _buffer.Add("}"u8);
    }

    /// <summary>What no event of the ledger has: the member <c>archived</c> comes first and tells always.</summary>
    private void WriteMarks(LogRow row)
    {
        var start = _buffer.Length;
        _buffer.Add(row.IsArchived ? "\"archived\":true"u8 : "\"archived\":false"u8);
        if (row.Binary is { } binary)
        {
            _buffer.Add(",\"binary\":\""u8);
            _buffer.Add(Convert.ToBase64String(binary));
            _buffer.Add("\""u8);
        }

        _fields[EntryField.Marks] = (start, _buffer.Length);
    }

    private void WriteText(ReadOnlySpan<byte> name, int field, string? value)
    {
        if (value is null)
        {
            return;
        }

        _buffer.Add(name);
        var start = _buffer.Length;
        _buffer.AddString(value);
        _fields[field] = (start, _buffer.Length);
    }

    private void WriteJson(ReadOnlySpan<byte> name, int field, byte[] value)
    {
        _buffer.Add(name);
        var start = _buffer.Length;
        _json.Print(value, _buffer);
        _fields[field] = (start, _buffer.Length);
        var first = _members.Count;
        _members.AddRange(_json.Printed);
        _membersOf[field] = first.._members.Count;
    }

    /// <summary>All events of a commit have one instant, so that it is printed once.</summary>
    private string Instant(long micros)
    {
        if (micros != _instant.Micros)
        {
            _instant = (micros, LogRow.PrintInstant(micros));
        }

        return _instant.Printed;
    }
}

/// <summary>The values of an entry that a report can name as changed.</summary>
internal static class EntryField
{
    public const int Marks = 0;
    public const int CausationId = 1;
    public const int CorrelationId = 2;
    public const int Data = 3;
    public const int DotnetType = 4;
    public const int Headers = 5;
    public const int Id = 6;
    public const int RecordedAt = 7;
    public const int Stream = 8;
    public const int Type = 9;
    public const int Version = 10;
    public const int Count = 11;

    /// <summary>Their names as the report has them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "archived or binary", "causationId", "correlationId", "data", "dotnetType", "headers", "id", "recordedAt",
        "stream",
        "type", "version",
    ];
}
