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

    // As many commits as have no more positions than asked, or the first part of a commit that has more by itself.
    private const string EndOfCommits =
        """
        SELECT p.position, p.most, NOT EXISTS (
            SELECT FROM ledger.commits c WHERE c.tenant_id = $1 AND c.last_position > p.position)
        FROM (
            SELECT coalesce(max(c.last_position) FILTER (WHERE c.most <= $3), min(c.first) + $3 - 1) AS position,
                coalesce(max(c.most) FILTER (WHERE c.most <= $3), $3) AS most
            FROM (
                SELECT last_position, greatest(first_position, $2 + 1) AS first,
                    sum(least(last_position - greatest(first_position, $2 + 1) + 1, $3 + 1)::int)
                        OVER (ORDER BY last_position ROWS UNBOUNDED PRECEDING) AS most
                FROM ledger.commits WHERE tenant_id = $1 AND last_position > $2
                ORDER BY last_position LIMIT $3) c) p
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
            WHERE e.seq_id BETWEEN greatest(c.first_position, $2 + 1) AND least(c.last_position, $3)
                AND e.tenant_id || '' = $1
            ORDER BY e.seq_id LIMIT $4) e
        WHERE c.tenant_id = $1 AND c.last_position > $2 AND c.last_position <= (
            SELECT min(last_position) FROM ledger.commits WHERE tenant_id = $1 AND last_position >= $3)
        ORDER BY c.last_position, e.seq_id LIMIT $4
        """;

    /// <summary>A stream from a version on.</summary>
    public static NpgsqlBatch Stream(TenantId tenant, StreamId stream, long fromVersion, int limit) =>
        Batch(OfStream, Text(tenant.Value), Text(stream.Value), Number(fromVersion), Number(limit));

    /// <summary>Where a page of at most so many events ends: the position, how many there are at most, and whether
    /// nothing comes behind it.</summary>
    public static NpgsqlBatch End(TenantId tenant, long afterPosition, int most) =>
        Batch(EndOfCommits, Text(tenant.Value), Number(afterPosition), Number(most));

    /// <summary>A tenant between two positions: in one sweep where the positions are mostly its own, else commit by
    /// commit, so that a small tenant does not pay for its large neighbours.</summary>
    public static NpgsqlBatch Tenant(TenantId tenant, long afterPosition, long upToPosition, long most) =>
        Tenant(ColumnsAndStream, tenant, afterPosition, upToPosition, most, most);

    /// <summary>The same, of columns of <c>mt_events e</c>, where it is known how many commits lie between the two.
    /// </summary>
    public static NpgsqlBatch Tenant(
        string columns, TenantId tenant, long afterPosition, long upToPosition, long commits, long limit) =>
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
