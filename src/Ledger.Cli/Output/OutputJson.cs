using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Store;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Cli;

/// <summary>JSON as scripts get it: as in the log, with instants in UTC and dates as ISO 8601 has them.</summary>
internal static class OutputJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(LedgerJson.Options)
        {
            WriteIndented = true,

            // The output is for programs and readers, not for a web page: Dutch letters and quotes stay as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Insert(0, new Results());
        options.Converters.Insert(0, new Written<Instant>(InstantPattern.ExtendedIso.Format));
        options.Converters.Insert(0, new Written<LocalDate>(LocalDatePattern.Iso.Format));
        return options;
    }

    private sealed class Written<T>(Func<T, string> format) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The program only writes this.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(format(value));
    }

    /// <summary>A verb puts its result together on the spot: all of it is meant, though nothing of it can be set.</summary>
    private sealed class Results : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Result<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class Result<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The program only writes this.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var member in typeof(T).GetProperties())
            {
                writer.WritePropertyName(options.PropertyNamingPolicy?.ConvertName(member.Name) ?? member.Name);
                JsonSerializer.Serialize(writer, member.GetValue(value), member.PropertyType, options);
            }

            writer.WriteEndObject();
        }
    }
}
