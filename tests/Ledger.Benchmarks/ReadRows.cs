using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Benchmarks;

/// <summary>Reading streams and a whole tenant.</summary>
internal static class ReadRows
{
    public static IEnumerable<Row> All =>
    [
        new("read-100", "a stream of 100 events", "streams", "≥ 3 × Marten's 817 /s",
            "one prepared SELECT into the same records",
            bench => Streams(bench, async append =>
            {
                await using var connection = await bench.Bare.OpenConnectionAsync();
                await ByHand.Append(connection, append);
            },
            async stream =>
            {
                await using var connection = await bench.Bare.OpenConnectionAsync();
                return (await ByHand.Read(connection, stream)).Count;
            }),
            bench => Streams(bench, append => bench.Record(append), async stream =>
                await bench.Log.ReadStream(Bench.Tenant, stream).CountAsync())),
    ];

    private static async Task<Speed> Streams(
        Bench bench, Func<StreamAppend, Task> append, Func<StreamId, Task<int>> read)
    {
        var streams = Enumerable.Range(0, 50).Select(_ => Bench.NewStream()).ToList();
        foreach (var stream in streams)
        {
            await append(Bench.Append(stream, 0, 100));
        }

        var next = 0;
        return await Measure.For(1, bench.Duration, 1, async _ =>
        {
            if (await read(streams[next++ % streams.Count]) != 100)
            {
                throw new InvalidOperationException("A stream of 100 events was read as another number.");
            }
        });
    }
}
