using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Ledger.System.Tests.Program;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>
/// What one reads: every documented address, its tag, its pages, its lens, and what is wrong with it.
/// </summary>
[Collection(ApiCollection.Name)]
public sealed class ReadTests(ApiSite site)
{
    private readonly ApiServer _api = site.Server;

    [Fact]
    public async Task Every_documented_address_answers_as_its_example_does()
    {
        var document = await ApiDocumentation.Read(_api);
        var written = new JsonObject();
        using var before = await _api.Get("/onderwerpen?aantal=1");
        foreach (var operation in document.Reads)
        {
            using var answer = await _api.Get(operation.Address, ("Accept", ApiServer.Json));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, operation.Address);
            answer.Header("API-Version").ShouldBe(document.Version);
            var shown = ApiDocumentation.Shorten(JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
            written[operation.Id] = shown;
            if (!ApiDocumentation.IsWriting)
            {
                ApiDocumentation.Fields(operation.Example, "").ShouldBe(
                    ApiDocumentation.Fields(shown, ""), $"{operation.Id}: {ApiDocumentation.HowToWrite}");
            }
        }

        document.Reads.Count.ShouldBeGreaterThan(35);
        using var after = await _api.Get("/onderwerpen?aantal=1");
        after.Header("ETag").ShouldBe(before.Header("ETag"), "reading changed the log (/core/http-safety)");
        await ApiDocumentation.WriteIfAsked(written);
    }

    [Fact]
    public async Task Every_documented_form_is_given_by_its_media_type_and_begins_as_its_example_does()
    {
        var document = await ApiDocumentation.Read(_api);
        var written = new JsonObject();
        var forms = document.Reads.SelectMany(r => r.Forms.Where(f => f.MediaType != "text/event-stream")
            .Select(f => (Read: r, Form: f))).ToList();
        foreach (var (read, (mediaType, example)) in forms)
        {
            using var answer = await _api.Get(read.Address, ("Accept", mediaType));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{read.Address} {mediaType}");
            MediaTypeHeaderValue.Parse(mediaType).MediaType.ShouldBe(answer.Content.Headers.ContentType!.MediaType);
            var text = await answer.Content.ReadAsStringAsync();
            text.Length.ShouldBeGreaterThan(100);
            if (!IsBinary(mediaType))
            {
                var shown = ApiDocumentation.Shorten(text, mediaType);
                written[mediaType == "application/ld+json" ? "prov" : $"{read.Id} {Name(mediaType)}"] = shown;
                (ApiDocumentation.IsWriting || Same(example, shown)).ShouldBeTrue(
                    $"{read.Id}, {mediaType}: {ApiDocumentation.HowToWrite}");
            }
        }

        forms.Select(f => f.Form.MediaType).Distinct().Count().ShouldBe(7);
        await ApiDocumentation.WriteIfAsked(written);
    }

    [Fact]
    public async Task A_form_is_whole_and_the_Dutch_spelling_of_CSV_is_a_form_of_its_own()
    {
        var address = $"/indicatoren/{ApiServer.Plan}/kinderen-in-armoede";
        using var dutch = await _api.Get(address, ("Accept", "text/csv; dialect=nl"));
        using var plain = await _api.Get(address, ("Accept", "text/csv; header=present"));
        using var paged = await _api.Get("/spoorregels?aantal=3&na=9", ("Accept", "text/csv"));

        (await dutch.Content.ReadAsByteArrayAsync()).AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);
        (await dutch.Content.ReadAsStringAsync()).ShouldContain(';');
        (await plain.Content.ReadAsStringAsync()).ShouldStartWith("kind,");
        dutch.Header("ETag").ShouldNotBe(plain.Header("ETag"));
        paged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await paged.Body()).GetProperty("errors").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_evidence_of_a_plan_comes_with_metadata_that_know_the_archive()
    {
        var said = await _api.Get($"/plannen/{ApiServer.Plan}/bewijzen").Body();
        using var answer = await _api.Get($"/plannen/{ApiServer.Plan}/bewijzen", ("Accept", "application/zip"));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        zip.Entries.Select(e => e.Name).ShouldBe(
            said.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        using var archive = zip.Entries[0].Open();
        using var metadata = zip.Entries[2].Open();
        XNamespace mdto = "https://www.nationaalarchief.nl/mdto";
        XDocument.Load(metadata).Descendants(mdto + "checksumWaarde").Single().Value
            .ShouldBe(Convert.ToHexStringLower(await SHA256.HashDataAsync(archive)));
    }

    [Fact]
    public async Task The_trail_finds_the_same_words_in_every_form()
    {
        const string address = "/spoorregels?tekst=kind";
        var shown = await _api.Get($"{address}&aantal=500").Body();
        using var lines = await _api.Get(address, ("Accept", "application/x-ndjson"));

        shown.GetArrayLength().ShouldBeInRange(1, 499);
        (await lines.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonNode.Parse(l)!["position"]!.GetValue<long>())
            .ShouldBe(shown.EnumerateArray().Select(e => e.GetProperty("position").GetInt64()).Reverse());
    }

    private static bool IsBinary(string mediaType) =>
        mediaType == "application/zip" || mediaType.StartsWith("application/vnd.", StringComparison.Ordinal);

    private static string Name(string mediaType) => Exports.ExportFormat.All
        .FirstOrDefault(f => f.Accept == mediaType)?.Name ?? "proof";

    // The header of a table, how a line begins (what is empty is not in it), that it is a graph, how a proof begins.
    private static bool Same(JsonNode? example, JsonNode shown)
    {
        static string First(JsonNode? node) => node?.GetValue<string>().Split('\n')[0] ?? "";
        static string Begin(JsonNode? node) => JsonNode.Parse(First(node))!.AsObject().First().Key;
        return shown is JsonValue && First(shown).StartsWith('{')
            ? Begin(example) == Begin(shown)
            : shown is JsonValue
                ? First(example) == First(shown)
                : example is JsonObject;
    }

    [Theory]
    [InlineData($"/plannen/{ApiServer.Plan}", "plan", ApiServer.Plan)]
    [InlineData($"/plannen/{ApiServer.Plan}/versies", "history", ApiServer.Plan)]
    [InlineData(
        $"/indicatoren/{ApiServer.Plan}/kinderen-in-armoede/onderbouwing", "why",
        $"{ApiServer.Plan}/kinderen-in-armoede")]
    [InlineData("/rapporten/tegenstrijdigheden", "report", "contradictions")]
    [InlineData("/plannen", "plans", "")]
    public async Task The_API_says_what_the_program_says(string address, string verb, string argument)
    {
        string[] question = argument.Length == 0 ? [verb, "--json"] : [verb, argument, "--json"];
        var run = await LedgerProgram.On(_api.ConnectionString, question);

        using var answer = await _api.Get(address);

        (await answer.Content.ReadAsStringAsync()).ShouldBe(run.Output.TrimEnd());
    }

    [Fact]
    public async Task A_page_links_to_the_next_and_the_pages_hold_everything_once()
    {
        var ids = new List<string>();
        var address = "/elementen?aantal=300";
        for (var pages = 0; address is not null; pages++)
        {
            pages.ShouldBeLessThan(50);
            using var answer = await _api.Get(address);
            ids.AddRange((await answer.Body()).EnumerateArray().Select(e => e.GetProperty("id").GetString()!));
            var link = answer.Header("Link");
            address = link.Length == 0 ? null : link[(link.IndexOf("/v1",
                StringComparison.Ordinal) + 3)..link.IndexOf('>')];
        }

        ids.Distinct().Count().ShouldBe(ids.Count);
        var plans = await _api.Get("/plannen").Body();
        ids.Count.ShouldBe(plans.EnumerateArray().Sum(p => p.GetProperty("elements").GetInt32()));
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again()
    {
        using var first = await _api.Get($"/plannen/{ApiServer.Plan}");
        var tag = first.Header("ETag");

        using var again = await _api.Get($"/plannen/{ApiServer.Plan}", ("If-None-Match", tag));
        using var other = await _api.Get($"/plannen/{ApiServer.Plan}", ("If-None-Match", "\"0;1.0.0\""));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lens_shows_what_was_known_then()
    {
        var address = $"/streefwaarden/{ApiServer.Plan}/kinderen-in-armoede/2028";
        (await _api.Get(address).Body()).GetProperty("text").GetString().ShouldBe("Maximaal 2,3%");
        (await _api.Get($"{address}?beslotenTot=2024-12-31")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _api.Get($"{address}?vastgelegdTot=2020")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _api.Get($"{address}?vastgelegdTot=2090-01-01T00:00:00%2B01:00&geldigOp=2027"))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/plannen?geldigOp=morgen&aantal=0&onbekend=1&vastgelegdTot=gisteren", 4)]
    [InlineData("/plannen?geldigop=2025-01-01", 1)]
    [InlineData("/plannen?geldigOp=2025&geldigOp=2026", 1)]
    [InlineData("/plannen?na=dit-plan-is-er-niet", 1)]
    [InlineData("/begrotingen?jaar=twintig&plan=Niet%20Goed&aantal=501", 3)]
    [InlineData($"/plannen/{ApiServer.Plan}/verschillen", 2)]
    [InlineData($"/plannen/{ApiServer.Plan}/verschillen?van=x&tot=y", 2)]
    [InlineData("/gebeurtenissen?na=-1&aantal=x", 2)]
    [InlineData("/spoorregels?van=31-12-2025&medewerker=%00", 2)]
    [InlineData("/rapporten?x=1", 1)]
    public async Task All_that_is_wrong_with_an_address_is_said_at_once(string address, int errors)
    {
        using var answer = await _api.Get(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Body();
        problem.GetProperty("status").GetInt32().ShouldBe(400);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("errors").GetArrayLength().ShouldBe(errors);
    }

    [Theory]
    [InlineData("GET", "/plannen/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/nietsbestaats", HttpStatusCode.NotFound)]
    [InlineData("GET", "/plannen/geen-plan", HttpStatusCode.NotFound)]
    [InlineData("GET", "/bewijzen/geen-uuid", HttpStatusCode.NotFound)]
    [InlineData("GET", "/weigeringen/999999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/plannen", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/gebeurtenissen", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_not_there_is_told_as_a_problem_too(string method, string path, HttpStatusCode status)
    {
        using var answer = await _api.Send(new HttpMethod(method), path, null, ApiServer.Json);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Header("API-Version").ShouldBe("1.0.0");
        (await answer.Body()).GetProperty("status").GetInt32().ShouldBe((int)status);
    }

    [Fact]
    public async Task A_format_that_is_not_offered_is_refused_and_one_that_is_is_given()
    {
        (await _api.Get("/plannen", ("Accept", "application/xml"))).StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        (await _api.Get("/plannen", ("Accept", "text/html, */*;q=0.1"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var document = await ApiDocumentation.Read(_api);
        var proof = document.Reads.Single(r => r.Id == "bewijs").Address;
        using var text = await _api.Get(proof, ("Accept", "text/plain"));
        (await text.Content.ReadAsStringAsync()).ShouldStartWith("c2sp.org/tlog-proof@v1\n");
    }

    [Fact]
    public async Task Every_answer_may_be_read_by_every_site_and_has_the_headers_that_the_rules_ask_for()
    {
        using var head = await _api.Send(HttpMethod.Head, "/plannen", null, ApiServer.Json);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        foreach (var path in new[] { "", "/openapi.json", "/plannen", "/is-er-niet", "/plannen?x=1" })
        {
            using var answer = await _api.Get(path);
            answer.Header("Access-Control-Allow-Origin").ShouldBe("*", path);
            answer.Header("Cache-Control").ShouldBe("no-store", path);
            answer.Header("X-Content-Type-Options").ShouldBe("nosniff", path);
            answer.Header("X-Frame-Options").ShouldBe("DENY", path);
            answer.Header("Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        }

        using var before = await _api.Send(HttpMethod.Options, "/plannen", null, ApiServer.Json);
        before.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        before.Header("Access-Control-Allow-Methods").ShouldContain("GET");
    }

    [Fact]
    public async Task Every_refusal_has_an_address_that_says_it_in_two_languages()
    {
        var listed = await _api.Get("/weigeringen").Body();
        listed.EnumerateArray().Select(r => r.GetProperty("number").GetInt32())
            .ShouldBe(Domain.Refusal.All.Select(r => r.Number));
        var one = await _api.Get("/weigeringen/102").Body();
        one.GetProperty("english").GetString().ShouldBe(Domain.Refusal.StaleVersion.English);
        one.GetProperty("dutch").GetString().ShouldBe(Domain.Refusal.StaleVersion.Dutch);
    }
}
