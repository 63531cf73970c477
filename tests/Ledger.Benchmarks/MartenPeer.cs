#if CRITTERSTACK
using JasperFx;
using JasperFx.Events;
using Ledger.CritterStack;
using Ledger.CritterStack.Commands;
using Ledger.Domain;
using Ledger.Store;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Wolverine;

namespace Ledger.Benchmarks;

/// <summary>
/// Marten itself beside the ledger, in the same run. It appends as a client has it out of the box: small events, no
/// accountability, no lock of the tenant, a database of its own. It reads and rebuilds over the very events of the
/// ledger, as a client opens it.
/// </summary>
internal static class MartenPeer
{
    private const int Streams = 200;
    private const string Reads = "marten_reads";

    private static DocumentStore? _plain;

    /// <summary>What Marten does for a row; null where it has nothing like it.</summary>
    public static Func<Bench, Task<Speed>>? Of(string row) => row switch
    {
        "append-1" => bench => NewStreams(bench, 1, 1),
        "append-10" => bench => NewStreams(bench, 10, 1),
        "append-1-by-8" => bench => NewStreams(bench, 1, 8),
        "append-10-by-8" => bench => NewStreams(bench, 10, 8),
        "append-existing" => Existing,
        "bulk" => Bulk,
        "read-100" => Read,
        "command" => Command,
        "command-recorder" => Handler,
        "rebuild-interleaved" => bench => Rebuild(bench, row),
        "rebuild-contiguous" => bench => Rebuild(bench, row),
        _ => null,
    };

    private static async Task<Speed> NewStreams(Bench bench, int events, int writers)
    {
        var store = await Plain(bench);
        return await Measure.For(writers, bench.Duration, events, async _ =>
        {
            await using var session = store.LightweightSession();
            session.Events.StartStream(Bench.NewStream().Value, Changes(events));
            await session.SaveChangesAsync();
        });
    }

    private static async Task<Speed> Existing(Bench bench)
    {
        var store = await Plain(bench);
        var stream = Bench.NewStream().Value;
        var version = 0L;
        return await Measure.For(1, bench.Duration, 1, async _ =>
        {
            await using var session = store.LightweightSession();
            session.Events.Append(stream, ++version, Changes(1));
            await session.SaveChangesAsync();
        });
    }

    private static async Task<Speed> Bulk(Bench bench)
    {
        var store = await Plain(bench);
        List<StreamAction> streams =
        [
            .. Enumerable.Range(0, 1000).Select(
                _ => StreamAction.Start(store.Events, Bench.NewStream().Value, Changes(100))),
        ];
        return await Measure.Once(100_000, () => store.BulkInsertEventsAsync(streams));
    }

    private static async Task<Speed> Command(Bench bench)
    {
        var store = await Plain(bench);
        List<string> streams = [];
        for (var i = 0; i < Streams; i++)
        {
            await using var session = store.LightweightSession();
            streams.Add(Bench.NewStream().Value);
            session.Events.StartStream(streams[^1], Changes(10));
            await session.SaveChangesAsync();
        }

        var next = 0;
        return await Measure.For(1, bench.Duration, 1, async _ =>
        {
            await using var session = store.LightweightSession();
            var stream = await session.Events.FetchForWriting<Indicator>(streams[next++ % Streams]);
            stream.AppendOne(OneChange(stream.Aggregate!.Changes));
            await session.SaveChangesAsync();
        });
    }

    private static async Task<Speed> Read(Bench bench)
    {
        var source = await Ledger(bench);
        await using var store = LedgerMarten.Store(source);
        var plans = await Plans(source, 100);
        var next = 0;
        return await Measure.For(1, bench.Duration, 1, async _ =>
        {
            await using var session = store.QuerySession(Bench.Tenant.Value);
            if ((await session.Events.FetchStreamAsync(plans[next++ % Streams].Stream.Value)).Count != 100)
            {
                throw new InvalidOperationException("A stream was read with another number of events.");
            }
        });
    }

    /// <summary>Our commands through Wolverine's aggregate handler.</summary>
    private static async Task<Speed> Handler(Bench bench)
    {
        var source = await Ledger(bench);
        var log = new PostgresEventLog(source);
        if (await log.ReadStream(Bench.Tenant, Synthetic.Document.Stream).CountAsync() == 0)
        {
            await log.Append(Bench.Tenant, [.. Synthetic.Grounds(Bench.Tenant)]);
        }

        var plans = await Plans(source, 10);
        var connection = await bench.Database(Reads);
        using var host = await Host.CreateDefaultBuilder().ConfigureLogging(l => l.ClearProviders())
            .UseWolverine(o =>
            {
                o.Durability.Mode = DurabilityMode.Solo;
                o.UseLedger(MartenEventLog.DataSource(connection));
            }).StartAsync();
        var bus = host.Services.GetRequiredService<IMessageBus>();
        var next = 0;

        // The first one has Wolverine compile the handler.
        await Change();
        var speed = await Measure.For(1, bench.Duration, 1, _ => Change());
        await host.StopAsync();
        return speed;

        async Task Change()
        {
            var message = CommandMessage.Of(Synthetic.Change(plans[next % Streams], next++ + 50));
            if ((await bus.InvokeForTenantAsync<CommandAnswer>(Bench.Tenant.Value, message)).Events.Count != 1)
            {
                throw new InvalidOperationException("A benchmark gives only commands that must be recorded.");
            }
        }
    }

    private static async Task<Speed> Rebuild(Bench bench, string row)
    {
        await ProjectionRows.Filled(bench, row);
        await using var source = MartenEventLog.DataSource(await bench.Database(row));
        await MartenSchema.Install(source, MartenTally.Add);
        await using var store = LedgerMarten.Store(source, MartenTally.Add);
        using var daemon = await store.BuildProjectionDaemonAsync();
        return await Measure.Once(
            ProjectionRows.Events, () => daemon.RebuildProjectionAsync<MartenTally>(CancellationToken.None));
    }

    private static async Task<DocumentStore> Plain(Bench bench)
    {
        if (_plain is null)
        {
            var source = MartenEventLog.DataSource(await bench.Database("marten_plain"));
            _plain = DocumentStore.For(options =>
            {
                options.Connection(source);
                options.AutoCreateSchemaObjects = AutoCreate.All;
                options.Events.StreamIdentity = StreamIdentity.AsString;
                options.UseSystemTextJsonForSerialization();
            });
            await _plain.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        }

        return _plain;
    }

    private static Task<NpgsqlDataSource> Ledger(Bench bench) =>
        bench.Other(Reads, async source => await MartenSchema.Install(source), MartenEventLog.DataSource);

    private static async Task<List<PlanId>> Plans(NpgsqlDataSource source, int events)
    {
        var log = new PostgresEventLog(source);
        List<PlanId> plans = [];
        for (var i = 0; i < Streams; i++)
        {
            plans.Add(PlanId.Parse(Bench.NewStream().Value["plan/".Length..]));
            await log.Append(Bench.Tenant, [Synthetic.OfPlan(Bench.Tenant, plans[^1], 0, events)]);
        }

        return plans;
    }

    private static object[] Changes(int count) => [.. Enumerable.Range(0, count).Select(OneChange)];

    // The same JSON as Bench.Event.
    private static TargetChanged OneChange(int i) => new(
        $"indicator-{i % 40}", 2028, "gemeente", new Amount("atMost", (i % 97) + 0.5m, "percent"),
        new string('x', i * 31 % 150));

    public sealed record Amount(string Kind, decimal Value, string Unit);

    public sealed record TargetChanged(string Indicator, int Horizon, string Scope, Amount Value, string Text);

    /// <summary>What deciding on the next change needs.</summary>
    public sealed class Indicator
    {
        public string Id { get; set; } = "";

        public int Changes { get; set; }

        public string? Text { get; set; }

        public void Apply(TargetChanged change)
        {
            ArgumentNullException.ThrowIfNull(change);
            Changes++;
            Text = change.Text;
        }
    }
}
#endif
