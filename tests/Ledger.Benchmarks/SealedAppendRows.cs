using Ledger.Store;
using Ledger.Store.Seal;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>What sealing, as a program that serves does it, costs who appends meanwhile.</summary>
internal static class SealedAppendRows
{
    public static IEnumerable<Row> All => [New("append-sealed", 1), New("append-sealed-by-8", 8)];

    private static Row New(string name, int writers) =>
        new(name, $"1 event to a new stream a commit, {writers} writer(s), sealed meanwhile", "events")
        {
            Goal = "≥ 0.95 × limit",
            LimitIs = "the same without sealing",
            NeedsTables = true,
            Limit = async bench => await Append(
                bench, writers, await bench.Other($"unsealed_{writers}", _ => Task.CompletedTask)),
            Ledger = async bench => await Sealed(
                bench, writers, await bench.Other($"sealed_{writers}", _ => Task.CompletedTask)),
            After = _ =>
            {
                Directory.Delete(Home(writers), recursive: true);
                return Task.CompletedTask;
            },
        };

    private static string Home(int writers) =>
        Path.Combine(Path.GetTempPath(), $"ledger-sealing-{Environment.ProcessId}-{writers}");

    private static async Task<Speed> Sealed(Bench bench, int writers, NpgsqlDataSource source)
    {
        var sealer = new Sealer(source, SealFolder.Under(Home(writers)));
        using var stop = new CancellationTokenSource();
        var sealing = new SealLoop(source, sealer).Run(stop.Token);
        var speed = await Append(bench, writers, source);
        await stop.CancelAsync();
        await sealing;
        var last = await sealer.Seal(Bench.Tenant);
        return last?.Checkpoint.Size > 0
            ? speed : throw new InvalidOperationException("What a benchmark appends is sealed.");
    }

    private static Task<Speed> Append(Bench bench, int writers, NpgsqlDataSource source)
    {
        var log = new PostgresEventLog(source);
        return Measure.For(writers, bench.Duration, 1, async _ =>
        {
            if (await log.Append(Bench.Tenant, [Bench.Append(Bench.NewStream(), 0, 1)]) is not AppendResult.Appended)
            {
                throw new InvalidOperationException("A benchmark appends only what must be recorded.");
            }
        });
    }
}
