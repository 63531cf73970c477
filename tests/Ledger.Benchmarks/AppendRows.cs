using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>Appending, a commit each or many together.</summary>
internal static class AppendRows
{
    private const string TheInserts = "prepared INSERTs of the same rows by hand, one round trip";

    public static IEnumerable<Row> All =>
    [
        New("append-1", 1, 1, "≥ 1.0"),
        New("append-10", 10, 1, "≥ 1.0"),
        New("append-1-by-8", 1, 8, "≥ 3 × Marten's 1.03"),
        New("append-10-by-8", 10, 8, "≥ 2 × Marten's 0.53"),
        new("append-existing", "1 event to one existing stream, 1 writer", "events", "≥ 2 × Marten's 0.43",
            "UPDATE and INSERT by hand, one round trip",
            bench => OneStream(bench, ByConnection(bench.Bare)),
            bench => OneStream(bench, append => bench.Record(append))),
        new("command", "load a stream of 10 events, decide, append 1; 1 writer", "commands", "≥ 3 × Marten's 671 /s",
            "SELECT, then the two statements by hand",
            bench => Command(bench, ReadByHand(bench), ByConnection(bench.Bare)),
            bench => Command(bench, stream => bench.Log.ReadStream(Bench.Tenant, stream).ToListAsync().AsTask(),
                append => bench.Record(append))),
        new("bulk", "1,000 streams of 100 events", "events", "≥ 0.8", "binary COPY into the same tables",
            bench => Bulk(async appends =>
            {
                await using var connection = await bench.Bare.OpenConnectionAsync();
                await ByHand.Copy(connection, appends);
            }),
            bench => Bulk(appends => InChunks(bench, appends))),
    ];

    private static Row New(string name, int events, int writers, string goal) => new(
        name, $"{events} event(s) to a new stream, {writers} writer(s)", "events", goal, TheInserts,
        bench => NewStreams(bench, events, writers, ByConnection(bench.Bare)),
        bench => NewStreams(bench, events, writers, append => bench.Record(append)));

    private static Task<Speed> NewStreams(Bench bench, int events, int writers, Func<StreamAppend, Task> append) =>
        Measure.For(writers, bench.Duration, events, _ => append(Bench.Append(Bench.NewStream(), 0, events)));

    private static Task<Speed> OneStream(Bench bench, Func<StreamAppend, Task> append)
    {
        var stream = Bench.NewStream();
        var version = 0;
        return Measure.For(1, bench.Duration, 1, _ => append(Bench.Append(stream, version++, 1)));
    }

    private static async Task<Speed> Command(
        Bench bench, Func<StreamId, Task<List<StoredEvent>>> read, Func<StreamAppend, Task> append)
    {
        var streams = Enumerable.Range(0, 200).Select(_ => Bench.NewStream()).ToList();
        foreach (var stream in streams)
        {
            await append(Bench.Append(stream, 0, 10));
        }

        var next = 0;
        return await Measure.For(1, bench.Duration, 1, async _ =>
        {
            var stream = streams[next++ % streams.Count];
            var events = await read(stream);
            await append(Bench.Append(stream, events[^1].Version, 1));
        });
    }

    private static Task<Speed> Bulk(Func<IReadOnlyList<StreamAppend>, Task> append)
    {
        var appends = Enumerable.Range(0, 1000).Select(_ => Bench.Append(Bench.NewStream(), 0, 100)).ToList();
        return Measure.Once(100_000, () => append(appends));
    }

    private static Task InChunks(Bench bench, IReadOnlyList<StreamAppend> appends) =>
        Task.WhenAll(appends.Chunk(25).Select(chunk => bench.Record(chunk)));

    private static Func<StreamAppend, Task> ByConnection(NpgsqlDataSource source) => async append =>
    {
        await using var connection = await source.OpenConnectionAsync();
        await ByHand.Append(connection, append);
    };

    private static Func<StreamId, Task<List<StoredEvent>>> ReadByHand(Bench bench) => async stream =>
    {
        await using var connection = await bench.Bare.OpenConnectionAsync();
        return await ByHand.Read(connection, stream);
    };
}
