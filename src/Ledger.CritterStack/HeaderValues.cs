using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.CritterStack;

/// <summary>
/// Values without a type, as the headers of an event are to Marten: kept as they were written. Marten's own converter
/// makes a moment of every text that looks like a date, and a date loses its precision by it.
/// </summary>
internal sealed class HeaderValues : JsonConverter<object>
{
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
}
