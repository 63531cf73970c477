using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.System.Tests.Tidy;
using Shouldly;

namespace Ledger.System.Tests.Api;

/// <summary>An operation of the document that one reads with.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Address">An address made of the examples of its parameters.</param>
/// <param name="Example">The answer that the document shows.</param>
/// <param name="Forms">The other media types that it answers in, and what the document shows of each.</param>
internal sealed record ReadOperation(
    string Id, string Address, JsonNode? Example, IReadOnlyList<(string MediaType, JsonNode? Example)> Forms);

/// <summary>The OpenAPI document as it is served.</summary>
/// <param name="Version">The version that it says.</param>
/// <param name="Reads">What can be read.</param>
/// <param name="Json">The document.</param>
internal sealed record ApiDocumentation(string Version, IReadOnlyList<ReadOperation> Reads, JsonObject Json)
{
    public const string HowToWrite =
        "when the answers changed on purpose, run the tests of the API with LEDGER_WRITE_EXAMPLES=1 and build again";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string File =
        Path.Combine(SourceTree.Root, "src", "Ledger.Web", "Api", "Docs", "voorbeelden.json");

    /// <summary>Whether the examples are to be written anew.</summary>
    public static bool IsWriting => Environment.GetEnvironmentVariable("LEDGER_WRITE_EXAMPLES") == "1";

    public static async Task<ApiDocumentation> Read(ApiServer api)
    {
        using var answer = await api.Get("/openapi.json");
        answer.EnsureSuccessStatusCode();
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        var reads = json["paths"]!.AsObject().Where(p => p.Value!["get"] is not null)
            .Select(p => Operation(p.Key, p.Value!["get"]!.AsObject()));
        return new ApiDocumentation(
            (string)json["info"]!["version"]!, [.. reads.Where(r => !r.Id.StartsWith("abonnement",
                StringComparison.Ordinal))], json);
    }

    /// <summary>The first item of every list in it.</summary>
    public static JsonNode? Shorten(JsonNode? node) => node switch
    {
        JsonArray { Count: > 0 } list => new JsonArray(Shorten(list[0])),
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Shorten(p.Value)))),
        _ => node?.DeepClone(),
    };

    /// <summary>
    /// What an example shows of an answer in another form: the first lines, or the first of every list of a graph.
    /// </summary>
    public static JsonNode Shorten(string answer, string mediaType) => mediaType == "application/ld+json"
        ? Shorten(JsonNode.Parse(answer))!
        : JsonValue.Create(string.Concat(answer.Split('\n').Take(2).Select(l => l + "\n")));

    /// <summary>
    /// The paths of all fields in it. What an event holds, and what it rests on, differs from one to another.
    /// </summary>
    public static IReadOnlyList<string> Fields(JsonNode? node, string path) => node switch
    {
        JsonArray list => [.. list.SelectMany(i => Fields(i, path + "[]"))],
        JsonObject when path.EndsWith(".event", StringComparison.Ordinal)
            || path.EndsWith(".accountability", StringComparison.Ordinal) => [path],
        JsonObject o => [.. o.SelectMany(p => Fields(p.Value, $"{path}.{p.Key}")).Prepend(path)],
        _ => [path],
    };

    /// <summary>Writes the examples anew, when that is asked for.</summary>
    public static async Task WriteIfAsked(JsonObject examples)
    {
        if (IsWriting)
        {
            var kept = JsonNode.Parse(await global::System.IO.File.ReadAllTextAsync(File))!.AsObject();
            foreach (var (id, example) in examples)
            {
                kept[id] = example?.DeepClone();
            }

            var sorted = new JsonObject(kept.OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
            await global::System.IO.File.WriteAllTextAsync(File, sorted.ToJsonString(Indented) + "\n");
        }
    }

    private static ReadOperation Operation(string path, JsonObject get)
    {
        var needed = new List<string>();
        foreach (var parameter in get["parameters"]?.AsArray() ?? [])
        {
            var (name, example) = ((string)parameter!["name"]!, parameter["example"]!.ToString());
            path = path.Replace("{" + name + "}", example, StringComparison.Ordinal);
            if ((string?)parameter["in"] == "query" && (bool?)parameter["required"] == true)
            {
                needed.Add($"{name}={example}");
            }
        }

        path.ShouldNotContain("{");
        var content = get["responses"]!["200"]!["content"]!.AsObject();
        return new ReadOperation(
            (string)get["operationId"]!, path + (needed.Count > 0 ? "?" + string.Join('&', needed) : ""),
            content.First().Value!["example"],
            [.. content.Where(c => c.Key != ApiServer.Json && !c.Key.Contains("cloudevents", StringComparison.Ordinal))
                .Select(c => (c.Key, c.Value!["example"]))]);
    }
}
