using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>What it costs that municipalities are apart in the database: by the role that policies bind.</summary>
internal static class RoleRows
{
    public static IEnumerable<Row> All =>
    [
        New("append-as-writer", 1, "1 event to a new stream a commit, as ledger_writer, 1 writer", Append),
        New("append-as-writer-by-8", 8, "the same by 8 writers", Append),
        New("read-as-writer", 1, "a stream of one event, as ledger_writer", Read),
    ];

    private static Row New(string name, int writers, string what, Func<NpgsqlDataSource, Func<Task>> work) =>
        new(name, what, "calls")
        {
            Goal = "≥ 0.95 × limit",
            LimitIs = "the same as the owner, whom no policy binds",
            NeedsTables = true,
            Limit = bench => Run(bench, writers, work, null),
            Ledger = bench => Run(bench, writers, work, "ledger_writer"),
        };

    private static async Task<Speed> Run(
        Bench bench, int writers, Func<NpgsqlDataSource, Func<Task>> work, string? role)
    {
        await bench.Other($"role_{writers}", _ => Task.CompletedTask);
        var at = new NpgsqlConnectionStringBuilder(await bench.At($"role_{writers}"));
        at.Options = role is null ? at.Options : $"{at.Options} -c role={role}";
        await using var source = PostgresEventLog.DataSource(
            PostgresEventLog.Naming(at.ConnectionString, Bench.Tenant));
        var call = work(source);
        return await Measure.For(writers, bench.Duration, 1, _ => call());
    }

    private static Func<Task> Append(NpgsqlDataSource source)
    {
        var log = new PostgresEventLog(source);
        return async () =>
        {
            if (await log.Append(Bench.Tenant, [Bench.Append(Bench.NewStream(), 0, 1)]) is not AppendResult.Appended)
            {
                throw new InvalidOperationException("A benchmark appends only what must be recorded.");
            }
        };
    }

    private static Func<Task> Read(NpgsqlDataSource source)
    {
        var log = new PostgresEventLog(source);
        var stream = Bench.NewStream();
        var isThere = log.Append(Bench.Tenant, [Bench.Append(stream, 0, 1)]);
        return async () =>
        {
            await isThere;
            if (await log.ReadStream(Bench.Tenant, stream).CountAsync() != 1)
            {
                throw new InvalidOperationException("What a benchmark appended is read again.");
            }
        };
    }
}
