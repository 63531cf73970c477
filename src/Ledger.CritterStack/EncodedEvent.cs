using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ledger.CritterStack;

/// <summary>
/// An event that comes encoded. Marten stores it letter by letter: no serializer has an opinion about it.
/// </summary>
/// <param name="Json">The event as JSON.</param>
[JsonConverter(typeof(Verbatim))]
public sealed record EncodedEvent(string Json)
{
    private sealed class Verbatim : JsonConverter<EncodedEvent>
    {
        public override EncodedEvent Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader).GetRawText());

        // It was weighed and checked before it came here.
        public override void Write(Utf8JsonWriter writer, EncodedEvent value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
