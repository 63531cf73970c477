using System.Text.Json.Nodes;
using Ledger.System.Tests.Tidy;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>The served OpenAPI document against the API design rules, by Spectral and our ruleset of them.</summary>
[Collection(ApiCollection.Name)]
public sealed class DocumentTests(ApiSite site)
{
    private static readonly string Rules = Path.Combine(SourceTree.Root, "ops", "api", "adr.spectral.yaml");

    // One fault for each rule of the ruleset that starts with a slash.
    private const string Bad =
        """
        {"openapi":"2.0","info":{"title":"slecht","version":"v1"},"servers":[{"url":"https://example.org/api"}],
        "paths":{
          "/v1/plan/":{"get":{"operationId":"a","parameters":[
            {"name":"geldig-op","in":"query","schema":{"type":"string"}}],
            "responses":{"404":{"description":"weg","content":{"application/json":{"schema":{"type":"object"}}}}}}},
          "/plannen/ophalen":{"trace":{"operationId":"b","responses":{"200":{"description":"ok"}}}},
          "/planNen/{x}/ding":{"post":{"operationId":"c","responses":{"422":{"description":"fout","content":
            {"application/problem+json":{"schema":{"type":"object","required":["status"]}}}}}}}},
        "components":{"schemas":{"Problem":{"type":"object","properties":{"status":{"type":"integer"}}},
          "Ding":{"type":"object","properties":{"Een_Veld":{"type":"string"},
            "recordedAt":{"type":"string","format":"time"},
            "decidedOn":{"type":"string","format":"date-time"}}}}}}
        """;

    [Fact]
    public async Task The_document_passes_every_rule()
    {
        var found = await Lint((await ApiDocumentation.Read(site.Server)).Json.ToJsonString());

        found.Select(f => $"{f["code"]} {f["path"]!.ToJsonString()} {f["message"]}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_rule_finds_what_is_against_it()
    {
        var found = await Lint(Bad);

        var ours = (await File.ReadAllLinesAsync(Rules, TestContext.Current.CancellationToken))
            .Where(l => l.StartsWith("  /core/", StringComparison.Ordinal)).Select(l => l.Trim().TrimEnd(':')).Order();
        found.Select(f => (string)f["code"]!).Where(c => c.StartsWith("/core/", StringComparison.Ordinal)).Distinct()
            .Order().ShouldBe(ours);
    }

    private static async Task<IReadOnlyList<JsonNode>> Lint(string document)
    {
        var file = Path.Combine(Path.GetTempPath(), $"openapi-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, document);
        try
        {
            var (_, output, error) = await NpmTools.Spectral("lint", "-r", Rules, "-f", "json", file);
            var start = output.IndexOf('[', StringComparison.Ordinal);
            start.ShouldBeGreaterThanOrEqualTo(0, output + error);
            return [.. JsonNode.Parse(output[start..(output.LastIndexOf(']') + 1)])!.AsArray().Select(n => n!)];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
