using System.Runtime.CompilerServices;
using Ledger.Domain;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Store;

/// <summary>
/// Reads events page by page, each page from where the one before it ended. A page is in memory and its connection given
/// back before the first event of it is handed out: a slow reader holds nothing, and may append between two events.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="read">Runs a read on it, again while it fails for a passing reason.</param>
internal sealed class EventPages(
    NpgsqlDataSource source,
    Func<Func<CancellationToken, Task<List<StoredEvent>>>, CancellationToken, Task<List<StoredEvent>>> read)
{
    private const int FirstPage = 128;
    private const int LargestPage = 4096;
    private const long PageChars = 8 * 1024 * 1024;

    private const string Columns =
        "e.seq_id, e.id, e.stream_id, e.version, e.type, e.data, e.headers, e.timestamp, e.correlation_id, e.causation_id";

    private const string OfStream =
        $"""
        SELECT {Columns} FROM ledger.mt_events e
        WHERE e.tenant_id = $1 AND e.stream_id = $2 AND e.version >= $3
        ORDER BY e.version LIMIT $4
        """;

    // The rows of ledger.commits lead to the tenant's positions without reading those of other tenants one by one.
    private const string OfTenant =
        $"""
        SELECT {Columns} FROM ledger.commits c
        CROSS JOIN LATERAL (
            SELECT * FROM ledger.mt_events e
            WHERE e.seq_id BETWEEN greatest(c.first_position, $2 + 1) AND c.last_position AND e.tenant_id = $1
            ORDER BY e.seq_id) e
        WHERE c.tenant_id = $1 AND c.last_position > $2
        ORDER BY c.last_position, e.seq_id LIMIT $3
        """;

    public IAsyncEnumerable<StoredEvent> Stream(
        TenantId tenant, StreamId stream, long fromVersion, CancellationToken cancellationToken) =>
        Read(fromVersion, e => e.Version + 1, (from, limit) => new NpgsqlCommand(OfStream)
        {
            Parameters = { Text(tenant.Value), Text(stream.Value), Number(from), Number(limit) },
        }, cancellationToken);

    public IAsyncEnumerable<StoredEvent> Tenant(
        TenantId tenant, long afterPosition, CancellationToken cancellationToken) =>
        Read(afterPosition, e => e.Position, (after, limit) => new NpgsqlCommand(OfTenant)
        {
            Parameters = { Text(tenant.Value), Number(after), Number(limit) },
        }, cancellationToken);

    private async IAsyncEnumerable<StoredEvent> Read(
        long from, Func<StoredEvent, long> next, Func<long, int, NpgsqlCommand> ask,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limit = FirstPage;
        while (true)
        {
            var (start, size) = (from, limit);
            var page = await read(token => Page(() => ask(start, size), size, token), cancellationToken);
            foreach (var stored in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return stored;
            }

            if (page.Count < size)
            {
                yield break;
            }

            from = next(page[^1]);
            limit = NextLimit(page);
        }
    }

    /// <summary>As many events as should fit in a page of <see cref="PageChars"/>, by the weight of the last page.</summary>
    private static int NextLimit(List<StoredEvent> page)
    {
        var average = 1 + page.Sum(e => (long)e.Data.Length + e.Headers.Length) / page.Count;
        return (int)Math.Clamp(PageChars / average, 8, Math.Min(LargestPage, page.Count * 8L));
    }

    private async Task<List<StoredEvent>> Page(Func<NpgsqlCommand> ask, int size, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = ask();
        command.Connection = connection;
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<StoredEvent> page = new(Math.Min(size, FirstPage));
        while (await reader.ReadAsync(cancellationToken))
        {
            page.Add(Event(reader));
        }

        return page;
    }

    private static StoredEvent Event(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), StreamId.Parse(row.GetString(2)), row.GetInt64(3), row.GetString(4),
        row.GetString(5), row.IsDBNull(6) ? "{}" : row.GetString(6),
        Instant.FromDateTimeUtc(row.GetDateTime(7)),
        row.IsDBNull(8) ? null : row.GetString(8), row.IsDBNull(9) ? null : row.GetString(9));

    private static NpgsqlParameter<string> Text(string value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = value };

    private static NpgsqlParameter<long> Number(long value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = value };
}
