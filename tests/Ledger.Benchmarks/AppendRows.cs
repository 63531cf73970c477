using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>Appending, a commit each or many together.</summary>
internal static class AppendRows
{
    private const string TheInserts = "prepared INSERTs of the same rows by hand, one round trip";

    public static IEnumerable<Row> All =>
    [
        New("append-1", 1, 1, 1070, "≥ 1.0 × limit"),
        New("append-10", 10, 1, 8866, "≥ 1.0 × limit"),
        New("append-1-by-8", 1, 8, 2992, "≥ 3 × Marten"),
        New("append-10-by-8", 10, 8, 16188, "≥ 2 × Marten"),
        new("append-existing", "1 event to one existing stream, 1 writer", "events")
        {
            Goal = "≥ 2 × Marten",
            Marten = 954,
            LimitIs = "UPDATE and INSERT by hand, one round trip",
            Limit = bench => OneStream(bench, ByConnection(bench.Bare)),
            Ledger = bench => OneStream(bench, append => bench.Record(append)),
        },
        new("bulk", "1,000 streams of 100 events", "events")
        {
            Goal = "≥ 0.8 × limit",
            Marten = 50534,
            LimitIs = "binary COPY into the same tables, indexes and foreign key",
            Limit = bench => Bulk(async appends =>
            {
                await using var connection = await bench.Bare.OpenConnectionAsync();
                await ByHand.Copy(connection, appends);
            }),
            Ledger = bench => Bulk(appends => InChunks(bench, appends)),
        },
    ];

    /// <summary>An append by hand, on a connection of the pool.</summary>
    public static Func<StreamAppend, Task> ByConnection(NpgsqlDataSource source) => async append =>
    {
        await using var connection = await source.OpenConnectionAsync();
        await ByHand.Append(connection, append);
    };

    private static Row New(string name, int events, int writers, double marten, string goal) =>
        new(name, $"{events} event(s) to a new stream a commit, {writers} writer(s)", "events")
        {
            Goal = goal,
            Marten = marten,
            LimitIs = TheInserts,
            Limit = bench => NewStreams(bench, events, writers, ByConnection(bench.Bare)),
            Ledger = bench => NewStreams(bench, events, writers, append => bench.Record(append)),
        };

    private static Task<Speed> NewStreams(Bench bench, int events, int writers, Func<StreamAppend, Task> append) =>
        Measure.For(writers, bench.Duration, events, _ => append(Bench.Append(Bench.NewStream(), 0, events)));

    private static Task<Speed> OneStream(Bench bench, Func<StreamAppend, Task> append)
    {
        var stream = Bench.NewStream();
        var version = 0;
        return Measure.For(1, bench.Duration, 1, _ => append(Bench.Append(stream, version++, 1)));
    }

    private static Task<Speed> Bulk(Func<IReadOnlyList<StreamAppend>, Task> append)
    {
        var appends = Enumerable.Range(0, 1000).Select(_ => Bench.Append(Bench.NewStream(), 0, 100)).ToList();
        return Measure.Once(100_000, () => append(appends));
    }

    private static Task InChunks(Bench bench, IReadOnlyList<StreamAppend> appends) =>
        Task.WhenAll(appends.Chunk(25).Select(chunk => bench.Record(chunk)));
}
