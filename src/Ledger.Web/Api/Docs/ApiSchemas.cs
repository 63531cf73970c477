using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier;
using Microsoft.OpenApi;
using NodaTime;

namespace Ledger.Web.Api;

/// <summary>
/// The schemas of what the domain writes in a way of its own: dates, amounts, ids, values with doubt.
/// </summary>
internal static class ApiSchemas
{
    private const string SlugForm = "^[a-z0-9]+(-[a-z0-9]+)*$";

    private static readonly Dictionary<Type, Action<OpenApiSchema>> Known = new()
    {
        [typeof(HistoricalDate)] = s => Text(
            s, "Een datum zover die bekend is: dag, maand of jaar.", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "edtf"),
        [typeof(LocalDate)] = s => Text(s, "Een dag.", null, "date"),
        [typeof(Instant)] = s => Text(s, "Een moment, in UTC.", null, "date-time"),
        [typeof(Euro)] = s => Text(s, "Een bedrag in euro's.", "^-?[0-9]+\\.[0-9]{2}$"),
        [typeof(decimal)] = s => Text(s, "Een getal, met de cijfers van het document.", "^-?[0-9]+(\\.[0-9]+)?$"),
        [typeof(Domain.Plans.Scope)] = s => Text(s, "Voor wie of waar: gemeente, landelijk, leeftijd:18-64."),
        [typeof(StreamId)] = s => Text(s, "Een stroom: soort en kenmerk."),
        [typeof(PlanRef)] = s => Text(s, "Een plan, of een element of indicator ervan."),
        [typeof(Slug)] = s => Text(s, "Een kenmerk.", SlugForm),
        [typeof(PlanId)] = s => Text(s, "Het kenmerk van een plan.", SlugForm),
        [typeof(DecisionId)] = s => Text(s, "Het kenmerk van een besluit.", SlugForm),
        [typeof(SourceId)] = s => Text(s, "Het kenmerk van een bron.", SlugForm),
        [typeof(ElementId)] = s => Text(s, "Het kenmerk van een element.", SlugForm),
        [typeof(IndicatorId)] = s => Text(s, "Het kenmerk van een indicator.", SlugForm),
        [typeof(BudgetLineId)] = s => Text(s, "Het kenmerk van een post.", SlugForm),
        [typeof(Actor)] = s => Text(s, "Wie het vastlegde, onder een schuilnaam.", SlugForm),
        [typeof(TargetValue)] = s => Closed(s, "Wat een streefwaarde vraagt, met de twijfel van het document.",
            "atMost",
            "atLeast", "exactly", "between", "keep", "rise", "fall", "relativeChange", "comparative", "perGroup",
            "qualitative", "toBeDetermined"),
        [typeof(Domain.Plans.Reading)] = s => Closed(
            s, "Wat een nulmeting of meting zegt, met de twijfel van het document.", "measured", "approximate", "range",
            "notMeasured", "elsewhere"),
        [typeof(Sentence)] = s => Text(s, "Een zin, in het Nederlands of, met Accept-Language: en, in het Engels."),
        [typeof(JsonElement)] = s => Anything(s, "Zoals het is vastgelegd."),
        [typeof(object)] = s => Anything(s, "Elk rapport heeft bevindingen van zijn eigen vorm."),
        [typeof(JsonObject)] = Command,
    };

    /// <summary>Gives a schema the shape of a type that writes itself.</summary>
    public static void Shape(OpenApiSchema schema, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type);
        if (Known.TryGetValue(bare ?? type, out var shape))
        {
            shape(schema);
            if (bare is not null)
            {
                schema.Type |= JsonSchemaType.Null;
            }
        }
    }

    /// <summary>
    /// Says of a text that may be missing what form it has where it stands, and not only behind a reference: a date is
    /// known by its format (/core/date-time/format).
    /// </summary>
    public static void Flatten(OpenApiDocument document)
    {
        var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        foreach (var (schema, field, about) in schemas.Values.SelectMany(s =>
            (s.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(p => (s, p.Key, p.Value))).ToList())
        {
            if (about.OneOf?.OfType<OpenApiSchemaReference>().SingleOrDefault()?.Reference.Id is { } id
                && schemas.TryGetValue(id, out var text) && text.Type == JsonSchemaType.String)
            {
                schema.Properties![field] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String | JsonSchemaType.Null,
                    Format = text.Format,
                    Pattern = text.Pattern,
                    Description = about.Description,
                };
            }
        }
    }

    private static void Text(OpenApiSchema schema, string says, string? pattern = null, string? format = null)
    {
        schema.Type = JsonSchemaType.String;
        (schema.Description, schema.Pattern, schema.Format) = (says, pattern, format);
    }

    private static void Anything(OpenApiSchema schema, string says)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = says;
        schema.AdditionalPropertiesAllowed = true;
    }

    private static void Closed(OpenApiSchema schema, string says, params string[] kinds)
    {
        Anything(schema, says);
        schema.Required = new HashSet<string> { "kind" };
        schema.Properties = new Dictionary<string, IOpenApiSchema> { ["kind"] = Choice("Welke soort.", kinds) };
    }

    private static void Command(OpenApiSchema schema)
    {
        Anything(
            schema,
            "Een opdracht met haar verantwoording; elke soort heeft haar eigen velden: POST /opdrachten heeft bij "
            + "application/yaml van elke soort een voorbeeld, dat ook als application/json kan.");
        schema.Required = new HashSet<string> { "soort" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["soort"] = Choice("Welke opdracht.", RecordFile.Kinds),
        };
    }

    private static OpenApiSchema Choice(string says, IEnumerable<string> of) => new()
    {
        Type = JsonSchemaType.String,
        Description = says,
        Enum = [.. of.Select(k => (JsonNode)JsonValue.Create(k))],
    };
}
