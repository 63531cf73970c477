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
        using var document = JsonDocument.ParseValue(ref reader);
        var fields = document.RootElement.ValueKind == JsonValueKind.Object
            ? new StoredFields(document.RootElement, options)
            : throw new JsonException($"{typeof(T).Name} is stored as an object.");
        return fields.Has("kind")
            ? Read(fields.Get<string>("kind"), fields)
            : throw new JsonException($"{typeof(T).Name} has no kind.");
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Write(value, new StoringFields(writer, options));
        writer.WriteEndObject();
    }

    protected abstract T Read(string kind, StoredFields fields);

    protected abstract void Write(T value, StoringFields fields);

    protected static JsonException Unknown(string kind) =>
        new($"'{kind}' is no kind of {typeof(T).Name} that this version knows.");
}

/// <summary>Fields as they were stored.</summary>
internal readonly struct StoredFields(JsonElement stored, JsonSerializerOptions options)
{
    internal TField Get<TField>(string name) => Value(name) is { } value
        ? value.Deserialize<TField>(options)!
        : throw new JsonException($"The field '{name}' is missing.");

    internal TField? Find<TField>(string name)
        where TField : struct => Value(name) is { } value ? value.Deserialize<TField>(options) : null;

    internal bool Has(string name) => Value(name) is not null;

    private JsonElement? Value(string name) =>
        stored.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
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

    internal StoringFields PutIf<TField>(string name, TField? value)
        where TField : struct => value is { } some ? Put(name, some) : this;
}
