using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>The feed: every event once, in order, numbered from 1, as CloudEvents; and each when it comes.</summary>
[Collection(ApiWorkshopCollection.Name)]
public sealed class FeedTests(ApiWorkshop workshop)
{
    private static readonly JsonSerializerOptions Line =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly ApiServer _api = workshop.Server;

    [Fact]
    public async Task The_pages_hold_every_event_once_in_order_from_number_1_by_the_profile()
    {
        var kinds = (await _api.Get("/gebeurtenissoorten").Body()).EnumerateArray()
            .Select(k => k.GetProperty("type").GetString()!).ToHashSet();
        var numbers = new List<long>();
        var ids = new HashSet<Guid>();
        string? address = "/gebeurtenissen?aantal=500";
        while (address is not null)
        {
            using var answer = await _api.Get(address);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents-batch+json");
            foreach (var e in (await answer.Body()).EnumerateArray())
            {
                KeepsTheProfile(e, kinds);
                numbers.Add(int.Parse(e.GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture));
                ids.Add(e.GetProperty("id").GetGuid()).ShouldBeTrue();
            }

            var link = answer.Header("Link");
            address = link.Length == 0 ? null : link[(link.IndexOf("/v1",
                StringComparison.Ordinal) + 3)..link.IndexOf('>')];
        }

        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(n => (long)n));
        numbers.Count.ShouldBeGreaterThan(3000);
        var middle = await _api.Get("/gebeurtenissen?na=1023&aantal=2").Body();
        middle.EnumerateArray().Select(e => e.GetProperty("sequence").GetString()).ShouldBe(["1024", "1025"]);
        var one = await _api.Get($"/gebeurtenissen/{middle[0].GetProperty("id").GetString()}").Body();
        one.GetProperty("sequence").GetString().ShouldBe("1024");
    }

    // Attribute by attribute, as the NL GOV profile for CloudEvents has them; on one line, as it travels, no event is
    // larger than the profile lets everyone rely on.
    private static void KeepsTheProfile(JsonElement e, HashSet<string> kinds)
    {
        string Text(string name) => e.GetProperty(name).GetString()!;
        Text("specversion").ShouldBe("1.0");
        Text("source").ShouldBe("urn:nld:gemeentecode:0303:systeem:verantwoordingsregister");
        Text("type").ShouldMatch("^nl(\\.[a-z][a-z0-9_]*)+$");
        kinds.ShouldContain(Text("type"), "nobody can ask what it means");
        Text("subject").ShouldBe(e.GetProperty("data").GetProperty("stream").GetString());
        Text("time").ShouldMatch("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$");
        Text("datacontenttype").ShouldBe("application/json");
        Text("sequencetype").ShouldBe("Integer");
        e.EnumerateObject().Select(p => p.Name).ShouldBe(
        [
            "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "sequence", "sequencetype",
            "data",
        ]);
        JsonSerializer.SerializeToUtf8Bytes(e, Line).Length.ShouldBeLessThanOrEqualTo(64 * 1024, Text("id"));
    }

    [Fact]
    public async Task A_reader_of_others_takes_the_events()
    {
        var file = Path.Combine(Path.GetTempPath(), $"events-{Guid.NewGuid():N}.json");
        using (var answer = await _api.Get("/gebeurtenissen?na=3000&aantal=100"))
        {
            await File.WriteAllTextAsync(file, await answer.Content.ReadAsStringAsync());
        }

        const string script =
            """
            const {HTTP} = require('cloudevents');
            const body = require('fs').readFileSync(process.argv[1], 'utf8');
            const events = HTTP.toEvent({headers: {'content-type': 'application/cloudevents-batch+json'}, body});
            events.forEach(e => e.validate());
            const ok = events.every((e, i) => e.type.startsWith('nl.') && e.source.startsWith('urn:nld:')
              && e.sequence === String(3001 + i) && e.sequencetype === 'Integer' && e.data.accountability.rationale);
            console.log(events.length + ' ' + ok);
            """;
        var (exitCode, output, error) = await NpmTools.Node("-e", script, file);
        File.Delete(file);

        exitCode.ShouldBe(0, error);
        output.Trim().ShouldBe("100 true");
    }

    [Fact]
    public async Task What_is_new_comes_at_once_and_a_reader_that_was_away_misses_nothing()
    {
        using (var late = await Follow(3000))
        {
            (await Read(late, 5)).Select(e => e.Number).ShouldBe([3001, 3002, 3003, 3004, 3005]);
        }

        // New ones only, when no number is given.
        using var live = await Follow(null);
        (await _api.Post("/opdrachten", Reworded())).EnsureSuccessStatusCode();
        (await Read(live, 1)).Single().Type.ShouldBe("nl.verantwoordingsregister.element_reworded");
    }

    private static string Reworded() => JsonSerializer.Serialize(new
    {
        document = "uitvoeringsprogramma-bestaanszekerheid-824735",
        opdrachten = new[]
        {
            new
            {
                soort = "element-herformuleren",
                plan = ApiServer.Plan,
                element = "recht-op-bestaanszekerheid",
                titel = "Recht op een zeker bestaan",
                besluit = "college-2025-uitvoeringsprogrammas",
                geldig = "2026-01-01",
                reden = "Duidelijker",
                vindplaats = "§5 tabel",
            },
        },
    });

    private async Task<HttpResponseMessage> Follow(long? after)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/gebeurtenissen");
        request.Headers.Add("Accept", "text/event-stream");
        if (after is { } number)
        {
            request.Headers.Add("Last-Event-ID", number.ToString(CultureInfo.InvariantCulture));
        }

        var answer = await _api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return answer;
    }

    private static async Task<List<(long Number, string Type)>> Read(HttpResponseMessage feed, int count)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var reader = new StreamReader(await feed.Content.ReadAsStreamAsync(limit.Token));
        var came = new List<(long, string)>();
        var id = 0L;
        while (came.Count < count && await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = long.Parse(line[4..], CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(line[6..]);
                came.Add((id, json.RootElement.GetProperty("type").GetString()!));
            }
        }

        return came;
    }
}
