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
/// <param name="source">The database.</param>
/// <param name="read">Runs a read on it, again while it fails for a passing reason.</param>
internal sealed class EventPages(
    NpgsqlDataSource source,
    Func<Func<CancellationToken, Task<List<StoredEvent>>>, CancellationToken, Task<List<StoredEvent>>> read)
{
    private const int FirstPage = 128;
    private const int LargestPage = 4096;
    private const long PageChars = 4 * 1024 * 1024;

    public IAsyncEnumerable<StoredEvent> Stream(
        TenantId tenant, StreamId stream, long fromVersion, CancellationToken cancellationToken) =>
        Read(fromVersion, e => e.Version + 1, async (from, limit, token) =>
        {
            await using var connection = await source.OpenConnectionAsync(token);
            return await Page(connection, PageQueries.Stream(tenant, stream, from, limit), stream, token);
        }, cancellationToken);

    public IAsyncEnumerable<StoredEvent> Tenant(
        TenantId tenant, long afterPosition, CancellationToken cancellationToken) =>
        Read(afterPosition, e => e.Position, async (after, limit, token) =>
        {
            await using var connection = await source.OpenConnectionAsync(token);
            return await End(connection, PageQueries.End(tenant, after, limit), token) is { } end
                ? await Page(connection, PageQueries.Tenant(tenant, after, end, limit), null, token)
                : [];
        }, cancellationToken);

    private async IAsyncEnumerable<StoredEvent> Read(
        long from, Func<StoredEvent, long> next, Func<long, int, CancellationToken, Task<List<StoredEvent>>> ask,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limit = FirstPage;
        var page = await Ask(from, limit);
        while (true)
        {
            Task<List<StoredEvent>>? following = null;
            var nextLimit = page.Count < limit ? 0 : NextLimit(page);
            for (var i = 0; i < page.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (i == page.Count / 2 && nextLimit > 0 && limit > FirstPage)
                {
                    // Who comes this far mostly reads on: the database fetches the rest while this is worked on.
                    following = Ask(next(page[^1]), nextLimit);
                }

                yield return page[i];
            }

            if (nextLimit == 0)
            {
                yield break;
            }

            page = await (following ?? Ask(next(page[^1]), nextLimit));
            limit = nextLimit;
        }

        Task<List<StoredEvent>> Ask(long start, int size) => read(token => ask(start, size, token), cancellationToken);
    }

    /// <summary>
    /// As many events as should fit in a page of <see cref="PageChars"/>, by the weight of the last page.
    /// </summary>
    private static int NextLimit(List<StoredEvent> page)
    {
        var average = 1 + page.Sum(e => (long)e.Data.Length + e.Headers.Length) / page.Count;
        return (int)Math.Clamp(PageChars / average, 8, Math.Min(LargestPage, page.Count * 8L));
    }

    private static async Task<long?> End(
        NpgsqlConnection connection, NpgsqlBatch ask, CancellationToken cancellationToken)
    {
        await using var batch = ask;
        await using var row = await Answer(connection, batch, cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.IsDBNull(0) ? null : row.GetInt64(0);
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
}
