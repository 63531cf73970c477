using System.Text.Json;
using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>The feed: every event once, in order, numbered from 1, as CloudEvents; and each when it comes.</summary>
public sealed class FeedTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private ApiServer _api = null!;

    public async ValueTask InitializeAsync() => _api = await ApiServer.Start(cluster);

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task The_pages_hold_every_event_once_in_order_from_number_1()
    {
        var numbers = new List<long>();
        var ids = new HashSet<string>();
        string? address = "/gebeurtenissen?aantal=500";
        while (address is not null)
        {
            using var answer = await _api.Get(address);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents-batch+json");
            foreach (var e in (await answer.Body()).EnumerateArray())
            {
                numbers.Add(long.Parse(e.GetProperty("sequence").GetString()!, null));
                ids.Add(e.GetProperty("id").GetString()!).ShouldBeTrue();
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
        var last = 3000L;
        await foreach (var (number, _) in Live(last, 5))
        {
            number.ShouldBe(++last);
        }

        // New ones only, when no number is given.
        var waiting = Task.Run(async () =>
        {
            await foreach (var (_, type) in Live(null, 1))
            {
                return type;
            }

            return "nothing";
        });
        var count = 0;
        while (!waiting.IsCompleted && count < 20)
        {
            (await _api.Post("/opdrachten", Reworded(count++))).EnsureSuccessStatusCode();
            await Task.WhenAny(waiting, Task.Delay(500));
        }

        (await waiting.WaitAsync(Longest)).ShouldBe("nl.verantwoordingsregister.element_reworded");
    }

    private static string Reworded(int number) => JsonSerializer.Serialize(new
    {
        document = "uitvoeringsprogramma-bestaanszekerheid-824735",
        opdrachten = new[]
        {
            new
            {
                soort = "element-herformuleren",
                plan = ApiServer.Plan,
                element = "recht-op-bestaanszekerheid",
                titel = $"Recht op bestaanszekerheid {number}",
                besluit = "college-2025-uitvoeringsprogrammas",
                geldig = "2026-01-01",
                reden = "Duidelijker",
                vindplaats = "§5 tabel",
            },
        },
    });

    private async IAsyncEnumerable<(long Number, string Type)> Live(long? after, int count)
    {
        using var limit = new CancellationTokenSource(Longest);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/gebeurtenissen");
        request.Headers.Add("Accept", "text/event-stream");
        if (after is { } number)
        {
            request.Headers.Add("Last-Event-ID",
                number.ToString(global::System.Globalization.CultureInfo.InvariantCulture));
        }

        using var answer = await _api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(limit.Token));
        var id = 0L;
        while (count > 0 && await reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = long.Parse(line[4..], null);
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var json = JsonDocument.Parse(line[6..]);
                yield return (id, json.RootElement.GetProperty("type").GetString()!);
                count--;
            }
        }
    }
}
