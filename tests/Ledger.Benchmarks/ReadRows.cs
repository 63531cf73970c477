using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Benchmarks;

/// <summary>Reading streams, raw and as events of the domain, and commands, which read before they append.</summary>
internal static class ReadRows
{
    private const int Streams = 200;

    public static IEnumerable<Row> All =>
    [
        new("read-100", "a stream of 100 events, as events of the domain", "streams")
        {
            Goal = "≥ 3 × Marten",
            Marten = 817,
            LimitIs = "one prepared SELECT, decoded alike",
            Limit = bench => OfEvents(bench, 100, ByHandInto(bench), DecodeByHand(bench)),
            Ledger = bench => OfEvents(bench, 100, Into(bench), Decode(bench)),
        },
        new("read-100-raw", "the same, not decoded", "streams")
        {
            LimitIs = "one prepared SELECT into the same records",
            Limit = bench => OfEvents(bench, 100, ByHandInto(bench), ReadByHand(bench)),
            Ledger = bench => OfEvents(bench, 100, Into(bench), Read(bench)),
        },
        new("command", "load a stream of 10 events, decide, append 1; 1 writer", "commands")
        {
            Goal = "≥ 3 × Marten",
            Marten = 671,
            LimitIs = "SELECT, decoded alike, then the two statements by hand",
            Limit = bench => Command(bench, ByHandInto(bench), DecodeByHand(bench)),
            Ledger = bench => Command(bench, Into(bench), Decode(bench)),
        },
        new("command-recorder", "the same by the recorder, on plans that it worked on before", "commands")
        {
            Goal = "≥ 3 × Marten; Wolverine's handler 324",
            Marten = 671,
            Ledger = Recorded,
        },
    ];

    private static Func<StreamAppend, Task> Into(Bench bench) => append => bench.Record(append);

    private static Func<StreamAppend, Task> ByHandInto(Bench bench) => AppendRows.ByConnection(bench.Bare);

    private static Func<StreamId, Task<int>> Read(Bench bench) =>
        stream => bench.Log.ReadStream(Bench.Tenant, stream).CountAsync().AsTask();

    private static Func<StreamId, Task<int>> Decode(Bench bench) => async stream =>
    {
        var count = 0;
        await foreach (var stored in bench.Log.ReadStream(Bench.Tenant, stream))
        {
            EventCodec.Current.Decode(stored);
            count++;
        }

        return count;
    };

    private static Func<StreamId, Task<int>> ReadByHand(Bench bench) => async stream =>
    {
        await using var connection = await bench.Bare.OpenConnectionAsync();
        return (await ByHand.Read(connection, stream)).Count;
    };

    private static Func<StreamId, Task<int>> DecodeByHand(Bench bench) => async stream =>
    {
        await using var connection = await bench.Bare.OpenConnectionAsync();
        return (await ByHand.Read(connection, stream)).ConvertAll(EventCodec.Current.Decode).Count;
    };

    private static async Task<List<PlanId>> Plans(int events, Func<StreamAppend, Task> append)
    {
        var plans = Enumerable.Range(0, Streams).Select(_ => PlanId.Parse(Bench.NewStream().Value["plan/".Length..]));
        List<PlanId> made = [];
        foreach (var plan in plans)
        {
            await append(Synthetic.OfPlan(Bench.Tenant, plan, 0, events));
            made.Add(plan);
        }

        return made;
    }

    private static async Task<Speed> OfEvents(
        Bench bench, int events, Func<StreamAppend, Task> append, Func<StreamId, Task<int>> read)
    {
        var plans = await Plans(events, append);
        var next = 0;
        return await Measure.For(1, bench.Duration, 1, async _ =>
        {
            if (await read(plans[next++ % Streams].Stream) != events)
            {
                throw new InvalidOperationException("A stream was read with another number of events.");
            }
        });
    }

    private static async Task<Speed> Command(
        Bench bench, Func<StreamAppend, Task> append, Func<StreamId, Task<int>> read)
    {
        var plans = await Plans(10, append);
        var next = 0;
        return await Measure.For(1, bench.Duration, 1, async _ =>
        {
            var plan = plans[next++ % Streams];
            var version = await read(plan.Stream);
            await append(Synthetic.OfPlan(Bench.Tenant, plan, version, 1));
        });
    }

    private static async Task<Speed> Recorded(Bench bench)
    {
        if (await bench.Log.ReadStream(Bench.Tenant, Synthetic.Document.Stream).CountAsync() == 0)
        {
            await bench.Record([.. Synthetic.Grounds(Bench.Tenant)]);
        }

        var plans = await Plans(10, Into(bench));
        var recorder = new Recorder(bench.Log, NodaTime.SystemClock.Instance);
        var next = 0;
        while (next < Streams)
        {
            await Command();
        }

        return await Measure.For(1, bench.Duration, 1, _ => Command());

        async Task Command()
        {
            var instruction = Synthetic.Change(plans[next % Streams], next++ + 50);
            var outcome = await recorder.Record(Bench.Tenant, [instruction], "bench");
            if (outcome is not RecordOutcome.Recorded { Changed: 1 })
            {
                throw new InvalidOperationException("A benchmark gives only commands that must be recorded.");
            }
        }
    }
}
