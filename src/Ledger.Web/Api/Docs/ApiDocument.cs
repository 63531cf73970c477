using System.Reflection;
using System.Text.Json.Nodes;
using Ledger.Projections;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Ledger.Web.Api;

/// <summary>The OpenAPI document: what the code declares, with parameters, headers and examples.</summary>
internal static class ApiDocument
{
    private static readonly JsonObject Examples = ReadExamples("voorbeelden");
    private static readonly JsonObject Commands = ReadExamples("opdrachten");

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = d => d.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            ApiSchemas.Shape(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, context, _) =>
        {
            Introduce(document, context.ApplicationServices.GetRequiredService<LedgerWebOptions>().Contact);
            ApiSchemas.Flatten(document);
            FieldWords.Say(document);
            return Task.CompletedTask;
        });
    });

    private static void Introduce(OpenApiDocument document, ApiContact contact)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Verantwoordingsregister",
            Version = ApiVersion.Full,
            Description =
                "Plannen, streefwaarden en begrotingen van een gemeente, met de verantwoording van elke wijziging. Elk "
                + "antwoord kan door een lens: wat gold er, wat was er besloten, wat was er vastgelegd. De velden "
                + "heten als in de uitvoer van het programma `ledger`; de woordenlijst staat in de README.",
            Contact = new OpenApiContact { Name = contact.Name, Email = contact.Email, Url = contact.Url },
            License = new OpenApiLicense { Name = "EUPL-1.2", Url = new Uri("https://eupl.eu/1.2/nl") },
        };

        // The major version is part of the server, so that there is one document for each (/core/uri-version).
        document.Servers = [new OpenApiServer { Url = ApiVersion.Root, Description = "Deze server" }];
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            paths.Add(path[ApiVersion.Root.Length..], item);
        }

        document.Paths = paths;
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var path = "/" + context.Description.RelativePath![3..];
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Description ??= operation.Summary;
        operation.Parameters =
        [
            .. PathParts.In(path).Select(p => Part(path, p)),
            .. metadata.OfType<Read>().SelectMany(r => r.Keys).Select(Key),
            .. metadata.OfType<Parameters>().SelectMany(p => p.Keys).Select(Key),
            .. metadata.OfType<HeaderKey>().Select(Header),
        ];
        foreach (var (status, response) in operation.Responses ?? [])
        {
            Describe(operation, status, (OpenApiResponse)response);
        }

        foreach (var form in metadata.OfType<Read>().SelectMany(r => r.Formats))
        {
            ((OpenApiResponse)operation.Responses!["200"]).Content![form.Accept] = Form(operation.OperationId!, form);
        }

        if (operation.RequestBody is OpenApiRequestBody body
            && metadata.OfType<BodyExample>().SingleOrDefault() is { } e)
        {
            body.Required = true;
            body.Content!["application/json"].Example = JsonNode.Parse(e.Json);
            if (operation.OperationId == "opdrachtenGeven")
            {
                body.Content["application/yaml"] = CommandsInYaml();
            }
        }
    }

    private static void Describe(OpenApiOperation operation, string status, OpenApiResponse response)
    {
        response.Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["API-Version"] = Text("De volledige versie van de API.", ApiVersion.Full),
        };
        if (status == "200")
        {
            response.Description = "Het antwoord.";
            response.Headers["ETag"] = Text("De versie van het antwoord.", $"\"12;{ApiVersion.Full}\"");
            response.Headers["Link"] = Text(
                "Het adres van de volgende bladzijde, als die er is (RFC 8288).", "</v1/plannen?na=x>; rel=\"next\"");
        }
        else
        {
            response.Description = Say(status);
        }

        foreach (var (mediaType, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            content.Example = mediaType == Problem.MediaType
                ? ProblemExample(status)
                : Example(operation.OperationId ?? "")?.DeepClone();
        }
    }

    // A form that is no text has no example: a document can show none. Provenance looks alike, whatever it is of.
    private static OpenApiMediaType Form(string operation, OtherFormat form) => new()
    {
        Schema = form.MediaType.EndsWith("+json", StringComparison.Ordinal)
            ? new OpenApiSchema { Type = JsonSchemaType.Object }
            : new OpenApiSchema { Type = JsonSchemaType.String, Format = form.IsText ? null : "binary" },
        Example = (Examples[$"{operation} {form.Name}"] ?? Examples[form.Name])?.DeepClone(),
    };

    // Commands are answered alike, whatever door they came through.
    private static JsonNode? Example(string operation) =>
        Examples[operation.EndsWith("Geven", StringComparison.Ordinal) ? "opdrachtenGeven" : operation];

    private static JsonObject ProblemExample(string status) => new()
    {
        ["type"] = "about:blank",
        ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(
            int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)),
        ["status"] = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture),
        ["detail"] = Say(status),
    };

    private static string Say(string status) => status switch
    {
        "201" => "Vastgelegd.",
        "204" => "Gedaan.",
        "400" => "Er is iets mis met wat gestuurd is; alle fouten staan er in één keer in.",
        "401" => "Hiervoor moet u zich bekendmaken, met een sleutel of een token.",
        "403" => "Dit mag u niet.",
        "404" => "Dit bestaat niet, of is door deze lens niet te zien.",
        "409" => "Het register weigert de opdracht; het nummer zegt waarom.",
        "412" => "Iemand anders heeft dit intussen gewijzigd.",
        "413" => "Het verzoek is te groot.",
        "415" => "Dit soort inhoud wordt hier niet gelezen.",
        _ => "Het verzoek kan niet worden beantwoord.",
    };

    private static OpenApiParameter Part(string path, string name) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = PathParts.Says(name),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(PathParts.Example(path, name)),
    };

    private static OpenApiParameter Key(QueryKey key)
    {
        var isNumber = key.Form is QueryForm.Count or QueryForm.Position or QueryForm.Year;
        return new OpenApiParameter
        {
            Name = key.Name,
            In = ParameterLocation.Query,
            Required = key.IsRequired,
            Description = key.Says,
            Schema = new OpenApiSchema
            {
                Type = isNumber ? JsonSchemaType.Integer : JsonSchemaType.String,
                Format = isNumber ? "int64" : null,
                MaxLength = isNumber ? null : QueryKey.LongestValue,
            },
            Example = isNumber
                ? JsonValue.Create(QueryKey.Whole(key.Example)!.Value)
                : JsonValue.Create(key.Example),
        };
    }

    private static OpenApiParameter Header(HeaderKey header) => new()
    {
        Name = header.Name,
        In = ParameterLocation.Header,
        Description = header.Says,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(header.Example),
    };

    private static OpenApiHeader Text(string says, string example) => new()
    {
        Description = says,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };

    // As texts: a linter that looks for operations called 'post' would find the post of a budget in an object. JSON is
    // YAML, so that each can be sent as either.
    private static OpenApiMediaType CommandsInYaml() => new()
    {
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Dezelfde opdrachten, als tekst." },
        Examples = Commands.ToDictionary(c => c.Key, IOpenApiExample (c) => new OpenApiExample
        {
            Summary = c.Key,
            Value = new JsonObject { ["opdrachten"] = new JsonArray(c.Value!.DeepClone()) }
                .ToJsonString(ViewJson.Options),
        }),
    };

    private static JsonObject ReadExamples(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"api/{name}.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}

/// <summary>The keys that an operation takes.</summary>
/// <param name="Keys">The keys.</param>
internal sealed record Parameters(IReadOnlyList<QueryKey> Keys);

/// <summary>A header that an operation takes.</summary>
/// <param name="Name">The header.</param>
/// <param name="Says">What it means, in Dutch.</param>
/// <param name="Example">A value.</param>
internal sealed record HeaderKey(string Name, string Says, string Example);

/// <summary>A body as one may send it.</summary>
/// <param name="Json">The body, in JSON.</param>
internal sealed record BodyExample(string Json);
