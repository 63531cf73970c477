using Ledger.Domain;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Store;

/// <summary>The statements that read the log, with plans that hold whatever the tables grow to.</summary>
internal static class PageQueries
{
    // A plan is kept with its connection. Made while a table had three pages, it would read a full one from end to end,
    // until the statistics come round; so every read says, in the same round trip, that only indexes will do.
    private const string IndexesOnly =
        """
        SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
            set_config('enable_sort', 'off', true)
        """;

    private const string Columns =
        "e.seq_id, e.id, e.version, e.type, e.data, e.headers, e.timestamp, e.correlation_id, e.causation_id";

    private const string ColumnsAndStream = $"{Columns}, e.stream_id";

    private const string OfStream =
        $"""
        SELECT {Columns} FROM ledger.mt_events e
        WHERE e.tenant_id = $1 AND e.stream_id = $2 AND e.version >= $3
        ORDER BY e.version LIMIT $4
        """;

    private const string LastOfCommits =
        """
        SELECT max(c.last_position) FROM (
            SELECT last_position FROM ledger.commits
            WHERE tenant_id = $1 AND last_position > $2 ORDER BY last_position LIMIT $3) c
        """;

    // The tenant is compared as an expression, so that only the index over positions fits.
    private const string OfRange =
        """
        FROM ledger.mt_events e
        WHERE e.seq_id > $2 AND e.seq_id <= $3 AND e.tenant_id || '' = $1
        ORDER BY e.seq_id LIMIT $4
        """;

    private const string OfCommits =
        """
        FROM ledger.commits c
        CROSS JOIN LATERAL (
            SELECT * FROM ledger.mt_events e
            WHERE e.seq_id BETWEEN greatest(c.first_position, $2 + 1) AND c.last_position AND e.tenant_id || '' = $1
            ORDER BY e.seq_id LIMIT $4) e
        WHERE c.tenant_id = $1 AND c.last_position > $2 AND c.last_position <= $3
        ORDER BY c.last_position, e.seq_id LIMIT $4
        """;

    /// <summary>A stream from a version on.</summary>
    public static NpgsqlBatch Stream(TenantId tenant, StreamId stream, long fromVersion, int limit) =>
        Batch(OfStream, Text(tenant.Value), Text(stream.Value), Number(fromVersion), Number(limit));

    /// <summary>
    /// The position up to which a tenant has as many commits, and so at least as many events, as asked.
    /// </summary>
    public static NpgsqlBatch End(TenantId tenant, long afterPosition, int commits) =>
        Batch(LastOfCommits, Text(tenant.Value), Number(afterPosition), Number(commits));

    /// <summary>A tenant between two positions: in one sweep where the positions are mostly its own, else commit by
    /// commit, so that a small tenant does not pay for its large neighbours.</summary>
    public static NpgsqlBatch Tenant(TenantId tenant, long afterPosition, long upToPosition, int limit) =>
        Tenant(ColumnsAndStream, tenant, afterPosition, upToPosition, limit, limit);

    /// <summary>The same, of columns of <c>mt_events e</c>, where it is known how many commits lie between the two.
    /// </summary>
    public static NpgsqlBatch Tenant(
        string columns, TenantId tenant, long afterPosition, long upToPosition, long commits, int limit) =>
        Batch($"SELECT {columns} {(upToPosition - afterPosition <= 8 * commits ? OfRange : OfCommits)}",
            Text(tenant.Value), Number(afterPosition), Number(upToPosition), Number(limit));

    private static NpgsqlBatch Batch(string sql, params NpgsqlParameter[] parameters)
    {
        var query = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            query.Parameters.Add(parameter);
        }

        return new NpgsqlBatch { BatchCommands = { new NpgsqlBatchCommand(IndexesOnly), query } };
    }

    private static NpgsqlParameter<string> Text(string value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = value };

    private static NpgsqlParameter<long> Number(long value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = value };
}
