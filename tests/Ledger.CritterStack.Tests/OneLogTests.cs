using System.Globalization;
using System.Text.Json;
using JasperFx.Events;
using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Json;
using Ledger.Store.Tests.EventLogs;
using Marten;
using Shouldly;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>
/// One log, written by two engines in turn, is the same to every reader. <c>LEDGER_CRITTER_EVENTS</c> says how many
/// events each engine writes; 1,500 when it is not set.
/// </summary>
public sealed class OneLogTests(SharedDatabase database, ITestOutputHelper output) : IClassFixture<SharedDatabase>
{
    private const int Plans = 40;

    private static readonly int EventsOfEach = int.Parse(
        Environment.GetEnvironmentVariable("LEDGER_CRITTER_EVENTS") ?? "1500", CultureInfo.InvariantCulture);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_either_engine_wrote_every_reader_finds_event_for_event_and_header_for_header()
    {
        var tenant = Sample.NewTenant();
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var written = await Write(tenant, new Random(seed));

        var ours = await database.Ours.All(tenant);
        ours.Select(Text).ShouldBe(written.Select(Text));
        (await database.Martens.All(tenant)).ShouldBe(ours);
        await ShouldBeSameToMarten(tenant, ours);
    }

    [Fact]
    public async Task A_row_that_Marten_wrote_is_the_row_that_we_would_have_written()
    {
        const string Rows =
            """
            SELECT string_agg((to_jsonb(e) - '{seq_id,id,timestamp,tenant_id}'::text[])::text, E'\n' ORDER BY e.seq_id)
                || string_agg(DISTINCT (to_jsonb(s) - '{timestamp,created,tenant_id}'::text[])::text, E'\n')
            FROM ledger.mt_events e JOIN ledger.mt_streams s ON s.tenant_id = e.tenant_id AND s.id = e.stream_id
            WHERE e.tenant_id = '{0}'
            """;
        List<string> rows = [];
        foreach (var engine in (IEventLog[])[database.Ours, database.Martens])
        {
            var tenant = Sample.NewTenant();
            var plan = new RandomPlan(new Random(1), 1);
            for (var i = 0; i < 50; i++)
            {
                var append = WithNewIds(plan.Next());
                (await engine.Append(tenant, [append], Cancel)).ShouldBeOfType<AppendResult.Appended>();
            }

            rows.Add(await database.Ask<string>(Rows.Replace("{0}", tenant.Value, StringComparison.Ordinal)));
        }

        rows[1].ShouldBe(rows[0]);
    }

    /// <summary>Either engine's events, in the order in which they were written.</summary>
    private async Task<List<(StreamId Stream, long Version, NewEvent Event)>> Write(TenantId tenant, Random random)
    {
        var plans = Enumerable.Range(0, Plans).Select(i => new RandomPlan(random, i)).ToList();
        List<(StreamId, long, NewEvent)> written = [];
        foreach (var engine in (IEventLog[])[database.Ours, database.Martens, database.Ours, database.Martens])
        {
            for (var count = 0; count < EventsOfEach / 2;)
            {
                // Two streams at once, now and then.
                var one = random.Next(Plans);
                StreamAppend[] appends = random.Next(8) == 0
                    ? [plans[one].Next(), plans[(one + 1) % Plans].Next()] : [plans[one].Next()];
                (await engine.Append(tenant, appends, Cancel)).ShouldBeOfType<AppendResult.Appended>();
                foreach (var append in appends)
                {
                    written.AddRange(
                        append.Events.Select((e, i) => (append.Stream, append.ExpectedVersion + i + 1, e)));
                    count += append.Events.Count;
                }
            }
        }

        return written;
    }

    private async Task ShouldBeSameToMarten(TenantId tenant, List<StoredEvent> ours)
    {
        const int Page = 5000;
        await using var session = database.Store.QuerySession(tenant.Value);
        var position = 0L;
        var read = 0;
        while (read < ours.Count)
        {
            var after = position;
            var page = await session.Events.QueryAllRawEvents()
                .Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(Page).ToListAsync(Cancel);
            page.Select(Text).ShouldBe(ours.Skip(read).Take(Page).Select(Text));
            page.ShouldAllBe(e => e.TenantId == tenant.Value);
            page.Select(e => (e.Sequence, NodaTime.Instant.FromDateTimeOffset(e.Timestamp)))
                .ShouldBe(ours.Skip(read).Take(Page).Select(e => (e.Position, e.RecordedAt)));
            (position, read) = (page[^1].Sequence, read + page.Count);
        }
    }

    private static StreamAppend WithNewIds(StreamAppend append) =>
        append with { Events = [.. append.Events.Select(e => e with { Id = Guid.NewGuid() })] };

    private static string Text((StreamId Stream, long Version, NewEvent Event) e) => Text(
        e.Event.Id, e.Stream.Value, e.Version, e.Event.Type, e.Event.Data, e.Event.Headers,
        e.Event.CorrelationId, e.Event.CausationId);

    private static string Text(StoredEvent e) =>
        Text(e.Id, e.Stream.Value, e.Version, e.Type, e.Data, e.Headers, e.CorrelationId, e.CausationId);

    /// <summary>An object of Marten's, written as the ledger writes it.</summary>
    private static string Text(IEvent e) => Text(
        e.Id, e.StreamKey!, e.Version, e.EventTypeName,
        JsonSerializer.Serialize(e.Data, e.Data.GetType(), LedgerJson.Options),
        JsonSerializer.Serialize(e.Headers), e.CorrelationId, e.CausationId);

    private static string Text(
        Guid id, string stream, long version, string type, string data, string headers, string? correlation,
        string? causation) =>
        $"{id} {stream} {version} {type} {JsonbText.Normalise(data)} {JsonbText.Normalise(headers)}"
        + $" {correlation} {causation}";
}
