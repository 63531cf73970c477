using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Store;

/// <summary>
/// A value that is stored as one string. The same few texts (dates, ids, scopes) stand in event after event, so what
/// they mean is kept for the next time.
/// </summary>
internal sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
{
    private const int MostKept = 8192;
    private const int LongestKept = 128;

    private readonly ConcurrentDictionary<string, T> _kept = new(StringComparer.Ordinal);
    private int _count;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"{typeof(T).Name} is stored as a string.");
        }

        if (reader.HasValueSequence || reader.ValueSpan.Length > LongestKept)
        {
            return Parse(reader.GetString()!);
        }

        Span<char> buffer = stackalloc char[LongestKept];
        var text = buffer[..reader.CopyString(buffer)];
        return _kept.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known)
            ? known
            : Keep(text.ToString());
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value!.ToString());

    private T Keep(string text)
    {
        var value = Parse(text);
        if (Volatile.Read(ref _count) < MostKept && _kept.TryAdd(text, value))
        {
            Interlocked.Increment(ref _count);
        }

        return value;
    }

    private T Parse(string text)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException wrong)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }
}

/// <summary>Decimals are stored as strings, so that their digits are kept exactly.</summary>
internal sealed class DecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        decimal.TryParse(
            reader.TokenType == JsonTokenType.String ? reader.GetString() : null,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException("A decimal is stored as a string of digits.");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The scalars of the domain.</summary>
internal static class ScalarConverters
{
    internal static IEnumerable<JsonConverter> All { get; } =
    [
        new DecimalConverter(),
        new TextConverter<TenantId>(TenantId.Parse),
        new TextConverter<StreamId>(StreamId.Parse),
        new TextConverter<Slug>(Slug.Parse),
        new TextConverter<PlanId>(PlanId.Parse),
        new TextConverter<DecisionId>(DecisionId.Parse),
        new TextConverter<SourceId>(SourceId.Parse),
        new TextConverter<ElementId>(ElementId.Parse),
        new TextConverter<IndicatorId>(IndicatorId.Parse),
        new TextConverter<BudgetLineId>(BudgetLineId.Parse),
        new TextConverter<PlanRef>(PlanRef.Parse),
        new TextConverter<HistoricalDate>(HistoricalDate.Parse),
        new TextConverter<Euro>(Euro.Parse),
        new TextConverter<Actor>(text => new Actor(Slug.Parse(text))),
        new TextConverter<Scope>(Scope.Parse),
    ];
}
