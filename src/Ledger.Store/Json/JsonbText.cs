using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Ledger.Store.Json;

/// <summary>
/// JSON as PostgreSQL's jsonb takes and prints it: keys by their length in bytes of UTF-8 and then bytewise, the last
/// of equal keys, <c>": "</c> and <c>", "</c> between, numbers as numeric prints them.
/// </summary>
/// <remarks>Stricter than jsonb in three ways, so that every engine refuses alike: the whole is an object, it nests at
/// most 64 deep, and numbers have at most 1,000 digits on either side of the point.</remarks>
public static class JsonbText
{
    /// <summary>How deep objects and arrays may nest.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth };

    /// <summary>Why a text cannot be stored, as the end of a sentence; null when it can.</summary>
    public static string? WhyNot(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(json, bytes);
            return WhyNot(bytes.AsSpan(0, length)) ?? (HasLoneSurrogate(json) ? "it is not valid Unicode." : null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Prints an object as jsonb would.</summary>
    /// <exception cref="ArgumentException"><see cref="WhyNot(string)"/> has a reason.</exception>
    public static string Normalise(string json)
    {
        if (WhyNot(json) is { } reason)
        {
            throw new ArgumentException($"The JSON cannot be stored: {reason}", nameof(json));
        }

        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        var text = new StringBuilder(json.Length + 16);
        Print(document.RootElement, text);
        return text.ToString();
    }

    private static string? WhyNot(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Strict);
            for (var first = true; reader.Read(); first = false)
            {
                if (first && reader.TokenType != JsonTokenType.StartObject)
                {
                    return "it is not a JSON object.";
                }

                if (WhyNot(ref reader) is { } reason)
                {
                    return reason;
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            return $"it is not JSON ({e.Message})";
        }
    }

    private static string? WhyNot(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when !JsonbNumber.Fits(reader.ValueSpan) => "it holds a number of more than 1,000 digits.",
        JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped => WhyNotEscaped(ref reader),
        _ => null,
    };

    private static string? WhyNotEscaped(ref Utf8JsonReader reader)
    {
        try
        {
            // A character of code zero is fine JSON, but no text of PostgreSQL may hold it.
            return reader.GetString()!.Contains('\0', StringComparison.Ordinal)
                ? "it holds a character of code zero."
                : null;
        }
        catch (InvalidOperationException)
        {
            return "it escapes half of a character.";
        }
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }

    private static void Print(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                PrintObject(element, text);
                break;
            case JsonValueKind.Array:
                PrintArray(element, text);
                break;
            case JsonValueKind.String:
                PrintString(element.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(JsonbNumber.Print(element.GetRawText()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void PrintObject(JsonElement element, StringBuilder text)
    {
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        var between = "";
        text.Append('{');
        foreach (var (key, value) in members.OrderBy(m => Encoding.UTF8.GetBytes(m.Key), KeyOrder.Instance))
        {
            text.Append(between);
            PrintString(key, text);
            text.Append(": ");
            Print(value, text);
            between = ", ";
        }

        text.Append('}');
    }

    private static void PrintArray(JsonElement element, StringBuilder text)
    {
        var between = "";
        text.Append('[');
        foreach (var item in element.EnumerateArray())
        {
            text.Append(between);
            Print(item, text);
            between = ", ";
        }

        text.Append(']');
    }

    private static void PrintString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private sealed class KeyOrder : IComparer<byte[]>
    {
        public static readonly KeyOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) =>
            x!.Length != y!.Length ? x.Length.CompareTo(y.Length) : x.AsSpan().SequenceCompareTo(y);
    }
}
