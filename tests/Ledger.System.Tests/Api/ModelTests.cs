using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Domain;
using Ledger.Dossier;
using Ledger.LocalPostgres;
using Ledger.Projections;
using Ledger.Store;
using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Api;

/// <summary>
/// The API on PostgreSQL against the engine in memory as oracle: random calls, right and wrong, come to the same
/// receipts, refusals and problems, and leave the same state through any lens. The seed is printed;
/// <c>LEDGER_SEED</c> runs the same calls again, <c>LEDGER_MODEL_CALLS</c> makes more.
/// </summary>
public sealed class ModelTests(TestCluster cluster)
{
    private const int CallsBetweenLooks = 45;

    private static readonly TenantId Tenant = TenantId.Parse("gm0303");

    private static readonly string[] Lenses =
        ["", "?geldigOp=2025-02-01", "?beslotenTot=2024", "?geldigOp=2026&beslotenTot=2025-06", "?geldigOp=2024-04-01"];

    private readonly InMemoryEventLog _oracle = new(SystemClock.Instance);
    private readonly Dictionary<string, int> _came = [];

    [Fact]
    public async Task Random_calls_come_to_what_the_engine_in_memory_comes_to()
    {
        var seed = Number("LEDGER_SEED", Random.Shared.Next());
        TestContext.Current.TestOutputHelper?.WriteLine($"LEDGER_SEED={seed}");
        var count = Number("LEDGER_MODEL_CALLS", 90);
        await using var api = await ApiServer.StartEmpty(cluster);
        var calls = Gen.ListOf(RandomCall.Any, count).Sample(1, new Rnd((ulong)seed), count).Single();
        var made = 0;
        foreach (var call in RandomCall.Beginning.Concat(calls))
        {
            try
            {
                await Same(api, call);
                if (++made % CallsBetweenLooks == 0)
                {
                    await SameState(api);
                }
            }
            catch (ShouldAssertException wrong)
            {
                throw new ShouldAssertException($"LEDGER_SEED={seed}, call {made}: {call.Body}\n{wrong.Message}");
            }
        }

        await SameState(api);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", _came.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {c.Value}")));
        _came.GetValueOrDefault("201").ShouldBeGreaterThan(5, $"LEDGER_SEED={seed}");
        _came.GetValueOrDefault("400").ShouldBeGreaterThan(10, $"LEDGER_SEED={seed}");
        _came.GetValueOrDefault("409").ShouldBeGreaterThan(5, $"LEDGER_SEED={seed}");
    }

    private async Task Same(ApiServer api, RandomCall call)
    {
        var version = call.Version is { } offset ? await VersionOf(call.Stream!) + offset : (long?)null;
        var headers = new List<(string, string)>();
        if (version is { } demanded)
        {
            headers.Add(("If-Match", $"\"{demanded.ToString(CultureInfo.InvariantCulture)};1.0.0\""));
        }

        if (call.Key is { } key)
        {
            headers.Add(("Idempotency-Key", key));
        }

        using var answer = await api.Post(call.Address, call.Body, ApiServer.Json, [.. headers]);
        var said = await answer.Body();
        var expected = version < 0 ? "400 form" : await Expected(call, version, api.Officer.Key.Actor);
        Describe(answer.StatusCode, said, expected).ShouldBe(expected);
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        _came[status] = _came.GetValueOrDefault(status) + 1;
    }

    /// <summary>What the engine in memory comes to, in words.</summary>
    private async Task<string> Expected(RandomCall call, long? version, Actor by)
    {
        var reading = RecordFile.Read(
            "", call.Body, await new LedgerHistory(_oracle, Tenant).OfTenant(), Tenant, by,
            SystemClock.Instance.GetCurrentInstant().InUtc().Date,
            call.Key is { } key ? $"idempotency-key\n{by}\n{key}" : null);
        var foreign = call.Stream is null ? 0 : reading.Instructions.Count(i => i.Stream.Value != call.Stream);
        if (reading.Problems.Count + foreign > 0)
        {
            return $"400 {reading.Problems.Count + foreign}";
        }

        var instructions = reading.Instructions
            .Select(i => i with { ExpectedVersion = version ?? i.ExpectedVersion }).ToList();
        return await new Recorder(_oracle, SystemClock.Instance).Record(Tenant, instructions, "oracle") switch
        {
            RecordOutcome.Refused r when r.Refusal == Refusal.StaleVersion => "412 102",
            RecordOutcome.Refused r => $"409 {r.Refusal.Number}",
            RecordOutcome.Recorded { Changed: > 0 } r => "201 " + string.Join(
                ' ', r.Receipts.Select(x => $"{x.Stream}@{x.Version}:{string.Join(',', x.EventIds)}")),
            _ => "200",
        };
    }

    private static string Describe(HttpStatusCode status, JsonElement said, string expected) => status switch
    {
        HttpStatusCode.BadRequest when expected == "400 form" => expected,
        HttpStatusCode.BadRequest => $"400 {said.GetProperty("errors").GetArrayLength()}",
        HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed =>
            $"{(int)status} {said.GetProperty("refusal").GetProperty("number").GetInt32()}",
        HttpStatusCode.Created => "201 " + string.Join(' ', said.GetProperty("receipts").EnumerateArray().Select(r =>
            $"{r.GetProperty("stream").GetString()}@{r.GetProperty("version").GetInt64()}:"
            + string.Join(',', r.GetProperty("events").EnumerateArray().Select(e => e.GetString())))),
        _ => ((int)status).ToString(CultureInfo.InvariantCulture),
    };

    private async Task SameState(ApiServer api)
    {
        var ledger = new LedgerSnapshot(await new LedgerHistory(_oracle, Tenant).OfTenant());
        foreach (var lens in Lenses)
        {
            foreach (var plan in ledger.Plans)
            {
                var view = PlanStanding.Through(plan, ledger.Of(plan.Stream), LensOf(lens));
                await Same(api, $"/plannen/{plan}{lens}", view.Title is null ? null : view);
            }

            foreach (var budget in ledger.Budgets)
            {
                var isShown = ledger.Through(LensOf(lens)).Catalogue.Find(budget.ToString()).Count > 0;
                var view = BudgetStanding.Through(budget, ledger.Of(budget.Stream), LensOf(lens));
                await Same(api, $"/begrotingen/{budget}{lens}", isShown ? view : null);
                await Same(
                    api, $"/begrotingen/{budget}/stappen{lens}",
                    isShown ? BudgetReplay.Of(ledger.Through(LensOf(lens)), budget) : null);
            }
        }

        var feed = await api.Get("/gebeurtenissen?na=0&aantal=500").Body();
        feed.EnumerateArray().Select(e => e.GetProperty("id").GetGuid())
            .ShouldBe(ledger.Events.Take(500).Select(e => e.Id));
    }

    private static async Task Same(ApiServer api, string address, object? view)
    {
        using var answer = await api.Get(address);
        var expected = view is null ? null : JsonSerializer.SerializeToNode(view, ViewJson.Options);
        var said = answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        Timeless(said)?.ToJsonString().ShouldBe(Timeless(expected)?.ToJsonString(), address);
    }

    private static Lens LensOf(string query)
    {
        var parts = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=')).ToDictionary(p => p[0], p => HistoricalDate.Parse(p[1]).LastDay);
        return new Lens(
            parts.TryGetValue("geldigOp", out var e) ? e : null, parts.TryGetValue("beslotenTot",
                out var d) ? d : null);
    }

    // Positions and moments are of the engine, not of what is asked.
    private static JsonNode? Timeless(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Where(p => p.Key is not ("position" or "recordedAt"))
            .Select(p => KeyValuePair.Create(p.Key, Timeless(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Timeless)]),
        _ => node?.DeepClone(),
    };

    private async Task<long> VersionOf(string stream) =>
        await _oracle.ReadStream(Tenant, StreamId.Parse(stream)).CountAsync();

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture,
            out var n) ? n : otherwise;
}
