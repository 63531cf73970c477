using System.Runtime.CompilerServices;
using Ledger.Domain;
using NodaTime;
using Npgsql;

namespace Ledger.Store;

/// <summary>
/// Reads events page by page, each page from where the one before it ended. A page is in memory and its connection
/// given back before the first event of it is handed out: a slow reader holds nothing but memory, and may append
/// between two events.
/// </summary>
/// <param name="database">The database.</param>
internal sealed class EventPages(CheckedDatabase database)
{
    /// <summary>How many events the first page has: most streams end with it.</summary>
    public const int FirstPage = 128;

    private const int LargestPage = 4096;
    private const long PageChars = 4 * 1024 * 1024;

    public IAsyncEnumerable<StoredEvent> Stream(
        TenantId tenant, StreamId stream, long fromVersion, CancellationToken cancellationToken) =>
        Read(fromVersion, e => e.Version + 1, (from, limit) => database.Run(
            (connection, token) => Page(connection, PageQueries.Stream(tenant, stream, from, limit), stream, token),
            cancellationToken), cancellationToken);

    public IAsyncEnumerable<StoredEvent> Tenant(
        TenantId tenant, long afterPosition, CancellationToken cancellationToken) =>
        TenantPages.Read(new TenantRead(database, tenant), afterPosition, cancellationToken);

    /// <summary>
    /// As many events as should fit in a page of <see cref="PageChars"/>, by the weight of the last page.
    /// </summary>
    public static int NextSize(List<StoredEvent> page, int size)
    {
        var average = 1 + page.Sum(e => (long)e.Data.Length + e.Headers.Length) / Math.Max(1, page.Count);
        return (int)Math.Clamp(PageChars / average, 8, Math.Min(LargestPage, size * 8L));
    }

    private static async IAsyncEnumerable<StoredEvent> Read(
        long from, Func<StoredEvent, long> next, Func<long, int, Task<List<StoredEvent>>> ask,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limit = FirstPage;
        var page = await ask(from, limit);
        while (true)
        {
            Task<List<StoredEvent>>? following = null;
            var nextLimit = page.Count < limit ? 0 : NextSize(page, limit);
            for (var i = 0; i < page.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (i == page.Count / 2 && nextLimit > 0 && limit > FirstPage)
                {
                    // Who comes this far mostly reads on: the database fetches the rest while this is worked on.
                    following = ask(next(page[^1]), nextLimit);
                }

                yield return page[i];
            }

            if (nextLimit == 0)
            {
                yield break;
            }

            page = await (following ?? ask(next(page[^1]), nextLimit));
            limit = nextLimit;
        }
    }

    private static async Task<PageEnd?> End(
        NpgsqlConnection connection, NpgsqlBatch ask, CancellationToken cancellationToken)
    {
        await using var batch = ask;
        await using var row = await Answer(connection, batch, cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.IsDBNull(0) ? null : new PageEnd(row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2));
    }

    private static async Task<List<StoredEvent>> Page(
        NpgsqlConnection connection, NpgsqlBatch ask, StreamId? known, CancellationToken cancellationToken)
    {
        await using var batch = ask;
        await using var row = await Answer(connection, batch, cancellationToken);
        List<StoredEvent> page = [];
        Dictionary<string, StreamId> streams = new(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellationToken))
        {
            page.Add(Event(row, known ?? Stream(row.GetString(9))));
        }

        return page;

        StreamId Stream(string text) =>
            streams.TryGetValue(text, out var stream) ? stream : streams[text] = StreamId.Parse(text);
    }

    /// <summary>The answer to the query of a batch, which comes after that of the settings.</summary>
    private static async Task<NpgsqlDataReader> Answer(
        NpgsqlConnection connection, NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        batch.Connection = connection;
        await batch.PrepareAsync(cancellationToken);
        var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return reader;
    }

    private static StoredEvent Event(NpgsqlDataReader row, StreamId stream) => new(
        row.GetInt64(0), row.GetGuid(1), stream, row.GetInt64(2), row.GetString(3),
        row.GetString(4), row.IsDBNull(5) ? "{}" : row.GetString(5),
        Instant.FromDateTimeUtc(row.GetDateTime(6)),
        row.IsDBNull(7) ? null : row.GetString(7), row.IsDBNull(8) ? null : row.GetString(8));

    private sealed class TenantRead(CheckedDatabase database, TenantId tenant) : ITenantRead
    {
        public Task<PageEnd?> End(long afterPosition, int most, CancellationToken cancellationToken) => database.Run(
            (connection, token) => EventPages.End(connection, PageQueries.End(tenant, afterPosition, most), token),
            cancellationToken);

        public Task<List<StoredEvent>> Page(
            long afterPosition, PageEnd end, CancellationToken cancellationToken) => database.Run(
            (connection, token) => EventPages.Page(
                connection, PageQueries.Tenant(tenant, afterPosition, end.Position, end.Most), null, token),
            cancellationToken);
    }
}
