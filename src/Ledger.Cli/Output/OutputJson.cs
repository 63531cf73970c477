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
            IgnoreReadOnlyProperties = false,

            // The output is for programs and readers, not for a web page: Dutch letters and quotes stay as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
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
}
