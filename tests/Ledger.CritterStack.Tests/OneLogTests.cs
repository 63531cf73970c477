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
/// events each engine writes; 1,500 when it is not set. <c>LEDGER_CRITTER_SEED</c> repeats a run.
/// </summary>
public sealed class OneLogTests(SharedDatabase database, ITestOutputHelper output) : IClassFixture<SharedDatabase>
{
    private const int Plans = 40;

    private static readonly int EventsOfEach = FromEnvironment("LEDGER_CRITTER_EVENTS") ?? 1500;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_either_engine_wrote_every_reader_finds_event_for_event_and_header_for_header()
    {
        var tenant = Sample.NewTenant();
        var seed = FromEnvironment("LEDGER_CRITTER_SEED") ?? Random.Shared.Next();
        foreach (var (turn, appends) in Appends(seed))
        {
            var engine = turn % 2 == 0 ? database.Ours : database.Martens;
            (await engine.Append(tenant, appends, Cancel)).ShouldBeOfType<AppendResult.Appended>();
        }

        output.WriteLine($"seed {seed}: {await ShouldBeReadAsWritten(tenant, seed)} events");
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

    /// <summary>
    /// What is written, from the seed alone, and by whose turn: each engine has two, one after the other. An append
    /// goes to one stream, or to several at once.
    /// </summary>
    private static IEnumerable<(int Turn, StreamAppend[] Appends)> Appends(int seed)
    {
        var random = new Random(seed);
        var plans = Enumerable.Range(0, Plans).Select(i => new RandomPlan(random, i)).ToList();
        for (var turn = 0; turn < 4; turn++)
        {
            for (var count = 0; count < EventsOfEach / 2;)
            {
                var first = random.Next(Plans);
                StreamAppend[] appends =
                [
                    .. Enumerable.Range(first, random.Next(4) == 0 ? 1 : random.Next(1, Plans + 1))
                        .Select(i => plans[i % Plans].Next()),
                ];
                count += appends.Sum(a => a.Events.Count);
                yield return (turn, appends);
            }
        }
    }

    /// <summary>Goes along what was written and what either engine and Marten itself read; how many events.</summary>
    private async Task<int> ShouldBeReadAsWritten(TenantId tenant, int seed)
    {
        await using var ours = database.Ours.ReadTenant(tenant, cancellationToken: Cancel).GetAsyncEnumerator(Cancel);
        await using var martens =
            database.Martens.ReadTenant(tenant, cancellationToken: Cancel).GetAsyncEnumerator(Cancel);
        await using var objects = MartenObjects(tenant).GetAsyncEnumerator(Cancel);
        var count = 0;
        foreach (var written in Appends(seed).SelectMany(a => a.Appends).SelectMany(Texts))
        {
            (await ours.MoveNextAsync() && await martens.MoveNextAsync() && await objects.MoveNextAsync())
                .ShouldBeTrue($"after event {count}");
            var (stored, @object) = (ours.Current, objects.Current);
            Text(stored).ShouldBe(written);
            martens.Current.ShouldBe(stored);
            Text(@object).ShouldBe(written);
            (@object.TenantId, @object.Sequence, NodaTime.Instant.FromDateTimeOffset(@object.Timestamp))
                .ShouldBe((tenant.Value, stored.Position, stored.RecordedAt));
            count++;
        }

        (await ours.MoveNextAsync() || await martens.MoveNextAsync() || await objects.MoveNextAsync()).ShouldBeFalse();
        return count;
    }

    private async IAsyncEnumerable<IEvent> MartenObjects(TenantId tenant)
    {
        const int Page = 5000;
        var after = 0L;
        for (var read = Page; read == Page;)
        {
            // A session keeps what it read; every page has one of its own.
            await using var session = database.Store.QuerySession(tenant.Value);
            var from = after;
            var page = await session.Events.QueryAllRawEvents()
                .Where(e => e.Sequence > from).OrderBy(e => e.Sequence).Take(Page).ToListAsync(Cancel);
            foreach (var @event in page)
            {
                yield return @event;
            }

            (after, read) = (page.Count > 0 ? page[^1].Sequence : after, page.Count);
        }
    }

    private static StreamAppend WithNewIds(StreamAppend append) =>
        append with { Events = [.. append.Events.Select(e => e with { Id = Guid.NewGuid() })] };

    private static int? FromEnvironment(string name) =>
        Environment.GetEnvironmentVariable(name) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<string> Texts(StreamAppend append) => append.Events.Select((e, i) => Text(
        e.Id, append.Stream.Value, append.ExpectedVersion + i + 1, e.Type, e.Data, e.Headers, e.CorrelationId,
        e.CausationId));

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
