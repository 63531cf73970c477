using Ledger.Projections;
using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>
/// Fills the tables that questions are answered from for a log of all municipalities. Those of the first are made by
/// the projections; the plans of all others are told by the same events, so their rows are those of one plan, with the
/// names, positions and ids of each: what a rebuild of all would make, in a part of the time.
/// </summary>
internal static class GrowthTables
{
    private const string OfOthers =
        """
        SET LOCAL max_parallel_workers_per_gather = 0;
        CREATE TEMP TABLE entries ON COMMIT DROP AS
            SELECT e.version, t.* FROM ledger_read.trail t JOIN ledger.mt_events e ON e.seq_id = t.position
            WHERE t.tenant_id = 'gm0001' AND e.stream_id = 'plan/themaplan-7';
        CREATE TEMP TABLE names ON COMMIT DROP AS
            SELECT e.version, s.* FROM ledger_read.subject s JOIN ledger.mt_events e ON e.seq_id = s.position
            WHERE s.tenant_id = 'gm0001' AND s.stream_id = 'plan/themaplan-7';
        ANALYZE entries, names;
        INSERT INTO ledger_read.trail (
            generation, tenant_id, position, event_id, action, object, object_title, result, origin, actor,
            recorded_at, body, decided_on, effective_from, rationale, provenance, plan, words, decided_day,
            effective_day)
        SELECT t.generation, e.tenant_id, e.seq_id, e.id, t.action,
            replace(t.object, 'themaplan-7', substr(e.stream_id, 6)), t.object_title, t.result, t.origin, t.actor,
            e.timestamp, t.body, t.decided_on, t.effective_from, t.rationale, t.provenance, substr(e.stream_id, 6),
            t.words, t.decided_day, t.effective_day
        FROM ledger.mt_events e JOIN entries t USING (version)
        WHERE e.tenant_id <> 'gm0001' AND e.stream_id LIKE 'plan/themaplan-%';
        INSERT INTO ledger_read.subject (
            generation, tenant_id, id, kind, stream_id, title, position, recorded_at, decided_day, effective_day, words)
        SELECT s.generation, e.tenant_id, replace(s.id, 'themaplan-7', substr(e.stream_id, 6)), s.kind, e.stream_id,
            s.title, e.seq_id, e.timestamp, s.decided_day, s.effective_day,
            replace(s.words, 'themaplan 7', replace(substr(e.stream_id, 6), '-', ' '))
        FROM ledger.mt_streams o
        CROSS JOIN names s
        JOIN ledger.mt_events e ON e.tenant_id = o.tenant_id AND e.stream_id = o.id AND e.version = s.version
        WHERE o.tenant_id <> 'gm0001' AND o.id LIKE 'plan/themaplan-%';
        INSERT INTO ledger_read.mention (generation, tenant_id, subject, kind, other, stream_id)
        SELECT m.generation, o.tenant_id, m.subject, m.kind, m.other, o.id
        FROM ledger.mt_streams o CROSS JOIN ledger_read.mention m
        WHERE o.tenant_id <> 'gm0001' AND o.id LIKE 'plan/themaplan-%'
            AND m.tenant_id = 'gm0001' AND m.stream_id = 'plan/themaplan-7';
        INSERT INTO ledger_read.summary
        SELECT s.generation, o.tenant_id, s.name, o.id, s.first_position, s.first_effective, s.last_effective,
            s.first_decided, s.last_decided, s.first_recorded, s.last_recorded,
            replace(s.value::text, 'themaplan-7', substr(o.id, 6))::jsonb
        FROM ledger.mt_streams o CROSS JOIN ledger_read.summary s
        WHERE o.tenant_id <> 'gm0001' AND o.id LIKE 'plan/themaplan-%'
            AND s.tenant_id = 'gm0001' AND s.stream_id = 'plan/themaplan-7';
        INSERT INTO ledger_read.progress (name, generation, tenant_id, position, events)
        SELECT p.name, p.generation, c.tenant_id, c.last, c.events
        FROM ledger_read.progress p
        CROSS JOIN (
            SELECT c.tenant_id, max(c.last_position) AS last, sum(c.last_position - c.first_position + 1) AS events
            FROM ledger.commits c WHERE c.tenant_id <> 'gm0001' GROUP BY 1) c
        WHERE p.tenant_id = 'gm0001';
        """;

    private const string DropIndexes =
        """
        SELECT coalesce(string_agg(format('DROP INDEX ledger_read.%I', indexname), ';'), 'SELECT 1')
        FROM pg_indexes WHERE schemaname = 'ledger_read' AND indexname NOT LIKE '%\_pkey'
        """;

    /// <summary>Fills them, unless they are filled.</summary>
    public static async Task Fill(NpgsqlDataSource source, string connectionString, int tenants)
    {
        await ReadSchema.Install(source);
        await new ProjectionHost(source, new PostgresEventLog(source)).CatchUp(Synthetic.Tenant(1));
        await using var connection = await source.OpenConnectionAsync();
        if (tenants == 1 || await Ask<long>(connection, "SELECT count(*) FROM ledger_read.progress") >= tenants)
        {
            return;
        }

        // Indexes that are made afterwards cost less than those that grow row by row.
        await Run(connection, await Ask<string>(connection, DropIndexes));
        await Run(connection, $"BEGIN; {OfOthers} COMMIT;");
        await Run(connection, "COMMENT ON SCHEMA ledger_read IS NULL");
        await using (var install = NpgsqlDataSource.Create($"{connectionString};Command Timeout=0"))
        {
            await ReadSchema.Install(install);
        }

        await Run(connection, "VACUUM ANALYZE ledger_read.trail, ledger_read.subject, ledger_read.mention, "
            + "ledger_read.summary, ledger_read.progress");
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> Ask<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
