using System.Text.Json.Nodes;
using Ledger.Domain;
using Ledger.Dossier;
using Ledger.System.Tests.Tidy;
using Ledger.Web;
using NodaTime;
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
            "startDate":{"type":"string"},
            "decidedOn":{"type":"string","format":"date-time"}}}}}}
        """;

    [Fact]
    public async Task The_document_passes_every_rule_and_every_rule_finds_what_is_against_it()
    {
        var (served, bad) = await Lint((await ApiDocumentation.Read(site.Server)).Json.ToJsonString(), Bad);

        served.Select(f => $"{f["code"]} {f["path"]!.ToJsonString()} {f["message"]}").ShouldBeEmpty();
        var ours = (await File.ReadAllLinesAsync(Rules, TestContext.Current.CancellationToken))
            .Where(l => l.StartsWith("  /core/", StringComparison.Ordinal)).Select(l => l.Trim().TrimEnd(':')).Order();
        bad.Select(f => (string)f["code"]!).Where(c => c.StartsWith("/core/", StringComparison.Ordinal)).Distinct()
            .Order().ShouldBe(ours);
    }

    [Fact]
    public async Task Every_rule_and_every_version_of_the_API_is_written_down()
    {
        var readme = await File.ReadAllTextAsync(
            Path.Combine(SourceTree.Root, "ops", "api", "README.md"), TestContext.Current.CancellationToken);
        var rules = (await File.ReadAllLinesAsync(Rules, TestContext.Current.CancellationToken))
            .Where(l => l.StartsWith("  /core/", StringComparison.Ordinal)).Select(l => l.Trim().TrimEnd(':'));
        rules.Select(r => $"| `{r.Split('#')[0]}`")
            .ShouldAllBe(rule => readme.Contains(rule, StringComparison.Ordinal));
        readme.ShouldContain($"- **{(await ApiDocumentation.Read(site.Server)).Version}** ");
    }

    [Fact]
    public async Task Every_field_is_explained()
    {
        var schemas = (await ApiDocumentation.Read(site.Server)).Json["components"]!["schemas"]!.AsObject();

        schemas.SelectMany(s => (s.Value!["properties"]?.AsObject() ?? [])
            .Where(p => string.IsNullOrEmpty((string?)p.Value!["description"])).Select(p => $"{s.Key}.{p.Key}"))
            .ShouldBeEmpty("say it in src/Ledger.Web/Api/Docs/velden.json");
        ((string)schemas["PlanView"]!["properties"]!["from"]!["description"]!).ShouldBe("De eerste dag.");
    }

    [Fact]
    public async Task Every_kind_of_command_has_an_example_that_can_be_read_as_it_stands()
    {
        var (document, recorded) = (await ApiDocumentation.Read(site.Server), await site.Server.Recorded());
        var examples = document.Json["paths"]!["/opdrachten"]!["post"]!["requestBody"]!["content"]!
            ["application/yaml"]!["examples"]!.AsObject();

        examples.Select(e => e.Key).Order().ShouldBe(RecordFile.Kinds.Order());
        foreach (var (kind, example) in examples)
        {
            var reading = RecordFile.Read(
                "", (string)example!["value"]!, recorded, ApiServer.Tenant, new Actor(Slug.Parse("proef")),
                new LocalDate(2026, 11, 24), null);
            reading.Problems.Select(p => $"{kind}: {p.Field}: {p.Message}").ShouldBeEmpty();
            reading.Instructions.ShouldNotBeEmpty(kind);
        }
    }

    [Theory]
    [InlineData("Team Register <register@gemeente.nl> https://gemeente.nl/register", "register@gemeente.nl")]
    [InlineData("register@gemeente.nl https://gemeente.nl/register", null)]
    [InlineData("Team Register <register@gemeente.nl> http://gemeente.nl/", null)]
    [InlineData("Team Register", null)]
    public void Whom_to_turn_to_is_a_name_an_address_and_a_page(string text, string? email) =>
        (ApiContact.Parse(text)?.Email).ShouldBe(email);

    // One run for both: to start Spectral takes longer than to lint.
    private static async Task<(IReadOnlyList<JsonNode> First, IReadOnlyList<JsonNode> Second)> Lint(
        string first, string second)
    {
        var folder = Directory.CreateTempSubdirectory("openapi-");
        try
        {
            string[] files = [Path.Combine(folder.FullName, "served.json"), Path.Combine(folder.FullName, "bad.json")];
            await File.WriteAllTextAsync(files[0], first);
            await File.WriteAllTextAsync(files[1], second);
            var (_, output, error) = await NpmTools.Spectral(["lint", "-r", Rules, "-f", "json", .. files]);
            var start = output.IndexOf('[', StringComparison.Ordinal);
            start.ShouldBeGreaterThanOrEqualTo(0, output + error);
            var found = JsonNode.Parse(output[start..(output.LastIndexOf(']') + 1)])!.AsArray()
                .ToLookup(n => Path.GetFileName((string)n!["source"]!), n => n!);
            return ([.. found["served.json"]], [.. found["bad.json"]]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
