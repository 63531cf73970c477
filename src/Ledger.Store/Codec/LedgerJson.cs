using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Store;

/// <summary>
/// How the domain is written as JSON, in the log and to scripts: camel case, names instead of numbers, decimals and
/// dates as strings. Reading is strict: a missing or an unknown field is an error, never a guess.
/// </summary>
public static class LedgerJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            IgnoreReadOnlyProperties = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        };
        foreach (var converter in ScalarConverters.All)
        {
            options.Converters.Add(converter);
        }

        options.Converters.Add(new TargetValueConverter());
        options.Converters.Add(new ReadingConverter());
        options.Converters.Add(new BasisConverter());
        options.Converters.Add(new CommandStampConverter());
        options.Converters.Add(new EventHeadersConverter());
        options.Converters.Add(new ValueListConverterFactory());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.TypeInfoResolver = JsonTypeInfoResolver
            .Combine(EventJson.Default, new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutWhatFollows);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>
    /// What an event creates and changes follows from its other fields, so it is not written. Earlier programs did
    /// write it; there it is read over. Where a figure stood by mistake is written only of one that did.
    /// </summary>
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(ILedgerEvent)))
        {
            return;
        }

        foreach (var property in type.Properties.Where(p => p.Name is "creates" or "changes"))
        {
            property.ShouldSerialize = static (_, _) => false;
        }

        foreach (var property in type.Properties.Where(p => p.PropertyType == typeof(ReadingAt)))
        {
            property.ShouldSerialize = static (_, value) => value is not null;
        }
    }
}
