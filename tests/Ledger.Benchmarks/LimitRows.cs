using Npgsql;
using NpgsqlTypes;

namespace Ledger.Benchmarks;

/// <summary>What the database does by hand at best, for comparing machines and runs with each other.</summary>
internal static class LimitRows
{
    private const int Batch = 1000;

    private const string OneRow =
        "INSERT INTO ledger.mt_streams (tenant_id, id, type, version) VALUES ('gm0303', $1, 'plan', 1)";

    private const string Unnest =
        """
        WITH stream AS (
            INSERT INTO ledger.mt_streams (tenant_id, id, type, version)
            VALUES ('gm0303', $1, 'plan', cardinality($2)))
        INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
            correlation_id, causation_id, headers, is_archived)
        SELECT nextval('ledger.mt_events_sequence'), e.id, $1, e.version, e.data, 'target_changed', now(), 'gm0303',
            'Ledger.Domain.Plans.TargetChanged, Ledger.Domain', 'import-1', 'command-1', e.headers, false
        FROM unnest($2, $3, $4) WITH ORDINALITY e (id, data, headers, version)
        """;

    public static IEnumerable<Row> All =>
    [
        Rows("limit-1", 1, bench => bench.Bare),
        Rows("limit-1-by-8", 8, bench => bench.Bare),
        new("limit-unnest", $"INSERT of {Batch} events a statement from arrays, 8 connections", "events")
        {
            LimitIs = "itself",
            Limit = bench => Measure.For(8, bench.Duration, Batch, _ => FromArrays(bench.Bare)),
        },
    ];

    private static Row Rows(string name, int writers, Func<Bench, NpgsqlDataSource> source) =>
        new(name, $"INSERT of one row a commit, {writers} connection(s)", "commits")
        {
            LimitIs = "itself",
            Limit = bench => Measure.For(writers, bench.Duration, 1, async _ =>
            {
                await using var connection = await source(bench).OpenConnectionAsync();
                await using var command = new NpgsqlCommand(OneRow, connection);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Bench.NewStream().Value });
                await command.PrepareAsync();
                await command.ExecuteNonQueryAsync();
            }),
        };

    private static async Task FromArrays(NpgsqlDataSource source)
    {
        var append = Bench.Append(Bench.NewStream(), 0, Batch);
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(Unnest, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = append.Stream.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. append.Events.Select(e => e.Id)] });
        command.Parameters.Add(Json(append.Events.Select(e => e.Data)));
        command.Parameters.Add(Json(append.Events.Select(e => e.Headers)));
        await command.PrepareAsync();
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameter<string[]> Json(IEnumerable<string> values) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb };
}
