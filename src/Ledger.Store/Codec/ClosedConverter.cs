using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.Store;

/// <summary>
/// A closed hierarchy as an object with a <c>kind</c> first. Each case says what it writes and how it is read, so that
/// the stored shape stands in one place.
/// </summary>
/// <typeparam name="T">The hierarchy.</typeparam>
internal abstract class ClosedConverter<T> : JsonConverter<T>
    where T : class
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var fields = reader.TokenType == JsonTokenType.StartObject
            ? new StoredFields(reader, options)
            : throw new JsonException($"{typeof(T).Name} is stored as an object.");
        var value = fields.Has("kind")
            ? Read(fields.Get<string>("kind"), fields)
            : throw new JsonException($"{typeof(T).Name} has no kind.");
        reader.TrySkip();
        return value;
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Write(value, new StoringFields(writer, options));
        writer.WriteEndObject();
    }

    protected abstract T Read(string kind, in StoredFields fields);

    protected abstract void Write(T value, StoringFields fields);

    protected static JsonException Unknown(string kind) =>
        new($"'{kind}' is no kind of {typeof(T).Name} that this version knows.");
}

/// <summary>
/// Fields as they were stored. They stand in any order, so each is looked for from the start: closed kinds are small.
/// </summary>
/// <param name="start">A reader that stands at the start of the object; it is copied and does not move.</param>
/// <param name="options">How the fields are read.</param>
internal readonly ref struct StoredFields(Utf8JsonReader start, JsonSerializerOptions options)
{
    private readonly Utf8JsonReader _start = start;

    internal TField Get<TField>(string name) => TryFind(name, out var value)
        ? Stored<TField>.Read(ref value, options)
        : throw new JsonException($"The field '{name}' is missing.");

    internal TField? Find<TField>(string name)
        where TField : struct => TryFind(name, out var value) ? Stored<TField>.Read(ref value, options) : null;

    internal bool Has(string name) => TryFind(name, out _);

    private bool TryFind(string name, out Utf8JsonReader value)
    {
        value = _start;
        while (value.Read() && value.TokenType == JsonTokenType.PropertyName)
        {
            if (value.ValueTextEquals(name))
            {
                return value.Read() && value.TokenType != JsonTokenType.Null;
            }

            value.TrySkip();
        }

        return false;
    }
}

/// <summary>Reads a value of a known type without looking up how, as often as an event has fields.</summary>
internal static class Stored<T>
{
    private static readonly JsonConverter<T> Converter = (JsonConverter<T>)LedgerJson.Options.GetConverter(typeof(T));

    /// <summary>Reads the value that the reader stands at.</summary>
    internal static T Read(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        Converter.Read(ref reader, typeof(T), options)!;
}

/// <summary>Fields as they are to be stored.</summary>
internal readonly struct StoringFields(Utf8JsonWriter writer, JsonSerializerOptions options)
{
    internal StoringFields Kind(string kind)
    {
        writer.WriteString("kind", kind);
        return this;
    }

    internal StoringFields Put<TField>(string name, TField value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, options);
        return this;
    }

    internal StoringFields PutText(string name, string? text) => text is null ? this : Put(name, text);

    internal StoringFields PutIf<TField>(string name, TField? value)
        where TField : struct => value is { } some ? Put(name, some) : this;
}
