using System.Collections.Concurrent;
using System.Diagnostics;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>Rebuilding a projection, and how far the projections are behind while the log grows.</summary>
internal static class ProjectionRows
{
    private const int Plans = 1000;
    public const int Events = Plans * Synthetic.EventsPerPlan;
    private const int AppendsPerSecond = 500;

    private static readonly TenantId Tenant = Synthetic.Tenant(1);

    // How many events a plan gets at a time.
    private static readonly Dictionary<string, int> Runs = new()
    {
        ["rebuild-interleaved"] = 4,
        ["rebuild-contiguous"] = Synthetic.EventsPerPlan,
    };

    public static IEnumerable<Row> All =>
    [
        Rebuilding("rebuild-interleaved", "interleaved", 18284, "≥ 5 × Marten and ≥ 0.5 × limit"),
        Rebuilding("rebuild-contiguous", "contiguous", 92376, "≥ 1.5 × Marten and ≥ 0.5 × limit"),
        new("lag", $"{AppendsPerSecond} appends/s, projections follow; latency: until they show it", "events")
        {
            NeedsTables = true,
            Ledger = Lag,
        },
    ];

    private static Row Rebuilding(string name, string how, double marten, string goal) =>
        new(name, $"rebuild of a row per stream, {Events:N0} events in {Plans:N0} streams, {how}", "events")
        {
            Goal = goal,
            Marten = marten,
            LimitIs = "read, decode and fold alone",
            NeedsTables = true,
            Limit = async bench =>
            {
                var source = await Filled(bench, name);
                return await Measure.Once(Events, () => FoldAlone(new PostgresEventLog(source)));
            },
            Ledger = async bench =>
            {
                var source = await Filled(bench, name);
                return await Measure.Once(Events, async () =>
                {
                    var rebuild = new Rebuild(source, new PostgresEventLog(source), PlanTally.Model);
                    if (await rebuild.Run() is not { Error: null, Events: Events })
                    {
                        throw new InvalidOperationException("A benchmark rebuilds every event.");
                    }
                });
            },
        };

    /// <summary>The log that a row rebuilds from: every plan gets a run of events in turn, until all have theirs.
    /// </summary>
    public static Task<NpgsqlDataSource> Filled(Bench bench, string row) =>
        bench.Other(row, async source =>
        {
            await ReadSchema.Install(source);
            await using var table = source.CreateCommand(PlanTally.Table);
            await table.ExecuteNonQueryAsync();
            var log = new PostgresEventLog(source);
            var run = Runs[row];
            for (var after = 0; after < Synthetic.EventsPerPlan; after += run)
            {
                foreach (var chunk in Enumerable.Range(1, Plans).Chunk(5000 / run))
                {
                    await log.Append(
                        Tenant, [.. chunk.Select(p => Synthetic.OfPlan(Tenant, Synthetic.Plan(p), after, run))]);
                }
            }
        });

    private static async Task FoldAlone(PostgresEventLog log)
    {
        var fold = PlanTally.Model.Begin(new LedgerHistory(log, Tenant));
        await foreach (var stored in log.ReadTenant(Tenant))
        {
            await fold.Take(EventCodec.Current.Decode(stored), CancellationToken.None);
        }
    }

    private static async Task<Speed> Lag(Bench bench)
    {
        var source = await bench.Other("lag", _ => Task.CompletedTask);
        var log = new PostgresEventLog(source);
        using var ended = new CancellationTokenSource();
        var host = new ProjectionHost(source, log);
        await host.Start();
        var following = host.Run(ended.Token);
        var acknowledged = new ConcurrentQueue<(long Position, long At)>();
        var shown = Shown(source, acknowledged, ended.Token);
        var appended = await Appending(bench.Duration, log, acknowledged);
        while (!acknowledged.IsEmpty)
        {
            await Task.Delay(5);
        }

        await ended.CancelAsync();
        await following.ContinueWith(_ => { }, TaskScheduler.Default);
        return appended with { LatenciesMs = [.. (await shown).Order()] };
    }

    /// <summary>Appends at a steady rate, whatever the one before takes.</summary>
    private static async Task<Speed> Appending(
        TimeSpan duration, PostgresEventLog log, ConcurrentQueue<(long Position, long At)> acknowledged)
    {
        var clock = Stopwatch.StartNew();
        var going = new List<Task>();
        while (clock.Elapsed < duration)
        {
            var due = (int)(clock.Elapsed.TotalSeconds * AppendsPerSecond);
            while (going.Count < due)
            {
                going.Add(One());
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(going);
        return new Speed(going.Count / clock.Elapsed.TotalSeconds, [], 0);

        async Task One()
        {
            var plan = PlanId.Parse(Bench.NewStream().Value["plan/".Length..]);
            var result = await log.Append(Tenant, [Synthetic.OfPlan(Tenant, plan, 0, 1)]);
            var position = ((AppendResult.Appended)result).Receipts[0].Position;
            acknowledged.Enqueue((position, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>How long after its acknowledgement every append was shown by the slowest projection.</summary>
    private static async Task<List<double>> Shown(
        NpgsqlDataSource source, ConcurrentQueue<(long Position, long At)> acknowledged, CancellationToken ended)
    {
        List<double> lags = [];
        while (!ended.IsCancellationRequested)
        {
            await using var ask = source.CreateCommand(
                """
                SELECT coalesce(min(p.position), 0) FROM ledger_read.live l
                JOIN ledger_read.progress p USING (name, generation)
                """);
            var position = (long)(await ask.ExecuteScalarAsync(CancellationToken.None))!;
            while (acknowledged.TryPeek(out var first) && first.Position <= position && acknowledged.TryDequeue(out _))
            {
                lags.Add(Stopwatch.GetElapsedTime(first.At).TotalMilliseconds);
            }

            await Task.Delay(2, CancellationToken.None);
        }

        return lags;
    }
}
