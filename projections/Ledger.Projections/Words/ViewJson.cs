using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Store;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Projections;

/// <summary>
/// JSON as scripts and the API give it: as in the log, with instants in UTC and dates as ISO 8601 has them. One shape
/// of an answer, whoever asks.
/// </summary>
public static class ViewJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Makes other options write as these do.</summary>
    public static void Shape(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = LedgerJson.Options.PropertyNamingPolicy;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = LedgerJson.Options.NumberHandling;

        // What is written is for programs and readers, not part of a page: Dutch letters and quotes stay as they are.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new Written<Instant>(InstantPattern.ExtendedIso.Format));
        options.Converters.Add(new Written<LocalDate>(LocalDatePattern.Iso.Format));
        foreach (var converter in LedgerJson.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions { WriteIndented = true };
        Shape(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class Written<T>(Func<T, string> format) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Views are only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(format(value));
    }
}
