using System.Text;

namespace Ledger.Store.Seal;

/// <summary>Bytes that grow, used again and again.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Add(byte value) => Room(1)[0] = value;

    public void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    public void Add(string text)
    {
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length -= room.Length - Encoding.UTF8.GetBytes(text, room);
    }

    /// <summary>Writes a number as plain decimal digits.</summary>
    public void Add(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        System.Buffers.Text.Utf8Formatter.TryFormat(number, digits, out var length);
        Add(digits[..length]);
    }

    /// <summary>A string of JSON with the escapes of RFC 8785, section 3.2.2.2: as few as JSON allows.</summary>
    public void AddString(string text)
    {
        Add((byte)'"');
        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && text.AsSpan().IndexOfAny('"', '\\') < 0)
        {
            Add(text);
        }
        else
        {
            foreach (var rune in text.EnumerateRunes())
            {
                Add(Escape(rune));
            }
        }

        Add((byte)'"');
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < 0x20 => "\\u" + rune.Value.ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
        _ => rune.ToString(),
    };

    private Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
        }

        Length += length;
        return _bytes.AsSpan(Length - length, length);
    }
}
