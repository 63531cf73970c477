using System.Diagnostics;
using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>What came of a rebuild.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Events">How many events were folded.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="Same">Whether every row is as it was before.</param>
/// <param name="Differences">Rows that only one of both has, at most twenty: <c>live …</c> or <c>rebuilt …</c>.</param>
/// <param name="Error">Why the live rows were left as they are; null when the rebuilt ones took their place.</param>
public sealed record RebuildResult(
    string Name, long Events, double Seconds, bool Same, IReadOnlyList<string> Differences, string? Error);

/// <summary>
/// Makes the rows of a projection anew beside the live ones, compares them, and swaps in one transaction. Until then,
/// and after a cancel or a kill at any point, the live rows are read; the next rebuild removes what was left half made.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="log">Its event log.</param>
/// <param name="model">The projection.</param>
/// <param name="codec">How events are stored.</param>
public sealed class Rebuild(NpgsqlDataSource source, IEventLog log, ReadModel model, EventCodec? codec = null)
{
    private const int MostDifferences = 20;

    private readonly Stopwatch _watch = new();
    private long _events;

    /// <summary>Rebuilds; is told some times a second how far it is.</summary>
    public async Task<RebuildResult> Run(
        IProgress<RebuildProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await MustSeeEveryTenant(cancellationToken);
        await ReadSchema.Install(source, cancellationToken);
        _watch.Restart();
        await using var turn = await source.OpenConnectionAsync(cancellationToken);
        await turn.Run(
            "SELECT pg_advisory_lock(hashtextextended($1, 5496977341))", [model.Name], cancellationToken);
        try
        {
            var live = await Generations.Live(source, model, cancellationToken);
            await Generations.KeepOnly(turn, model, live, cancellationToken);
            var pace = new RebuildPace(model.Name, await Generations.CountEvents(source, cancellationToken), progress);
            return await Beside(turn, live, live + 1, pace, cancellationToken);
        }
        finally
        {
            await turn.Run(
                "SELECT pg_advisory_unlock(hashtextextended($1, 5496977341))", [model.Name], CancellationToken.None);
        }
    }

    /// <summary>
    /// Whether the role of the connection sees one municipality alone: a rebuild by it would swap the rows of all
    /// others away.
    /// </summary>
    internal static async Task<bool> IsKeptApart(NpgsqlDataSource source, CancellationToken cancellationToken) =>
        (await source.Ask(
            "SELECT row_security_active('ledger.commits')", [], r => r.GetBoolean(0), cancellationToken))
        .Contains(true);

    private async Task MustSeeEveryTenant(CancellationToken cancellationToken)
    {
        if (await IsKeptApart(source, cancellationToken))
        {
            throw new StoreException(new StoreFault.NotAllowed(
                "a rebuild is for every municipality at once; run it as the owner of the tables."));
        }
    }

    private async Task<RebuildResult> Beside(
        NpgsqlConnection turn, long live, long next, RebuildPace pace, CancellationToken cancellationToken)
    {
        var followers = new Dictionary<TenantId, Follower>();
        while (true)
        {
            foreach (var tenant in await Generations.Tenants(source, cancellationToken))
            {
                followers.TryAdd(tenant, new Follower(
                    source, log, codec ?? EventCodec.Current, new Slot(model, next, tenant), onlyLive: false,
                    model.RebuildPortion, pace.Took));
            }

            await Parallel.ForEachAsync(followers.Values, cancellationToken, async (follower, token) =>
                Interlocked.Add(ref _events, await follower.CatchUp(token)));
            if (await Failure(next, cancellationToken) is { } error)
            {
                return Result([], error);
            }

            if (await Swap(turn, live, next, cancellationToken) is { } differences)
            {
                await Generations.KeepOnly(turn, model, next, cancellationToken);
                return Result(differences, null);
            }
        }
    }

    private RebuildResult Result(List<string> differences, string? error) => new(
        model.Name, _events, _watch.Elapsed.TotalSeconds, differences.Count == 0 && error is null, differences, error);

    private async Task<string?> Failure(long generation, CancellationToken cancellationToken) => (await source.Ask(
        """
        SELECT format('%s, event %s: %s', tenant_id, error_position, error) FROM ledger_read.progress
        WHERE name = $1 AND generation = $2 AND error IS NOT NULL LIMIT 1
        """,
        [model.Name, generation], r => r.GetString(0), cancellationToken)).FirstOrDefault();

    /// <summary>Null when the live rows went on meanwhile: then the next generation must catch up once more.</summary>
    private async Task<List<string>?> Swap(
        NpgsqlConnection connection, long live, long next, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.Run(
            "SELECT 1 FROM ledger_read.live WHERE name = $1 FOR UPDATE", [model.Name], cancellationToken);
        var behind = await connection.Ask(
            """
            SELECT 1 FROM ledger_read.progress o
            LEFT JOIN ledger_read.progress n ON n.name = o.name AND n.tenant_id = o.tenant_id AND n.generation = $3
            WHERE o.name = $1 AND o.generation = $2 AND o.position > coalesce(n.position, 0)
            """,
            [model.Name, live, next], _ => 1, cancellationToken);
        if (behind.Count > 0)
        {
            return null;
        }

        var differences = await Compare(connection, live, next, cancellationToken);
        await connection.Run(
            "UPDATE ledger_read.live SET generation = $2, code = $3 WHERE name = $1", [model.Name, next, model.Code],
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return differences;
    }

    // Only municipalities that are equally far can be compared; one that the live rows were behind with has more now.
    private async Task<List<string>> Compare(
        NpgsqlConnection connection, long live, long next, CancellationToken cancellationToken) => await connection.Ask(
        $"""
         WITH even AS (
             SELECT o.tenant_id FROM ledger_read.progress o
             JOIN ledger_read.progress n USING (name, tenant_id, position)
             WHERE o.name = $1 AND o.generation = $2 AND n.generation = $3),
         old AS (SELECT to_jsonb(r) - 'generation' AS row FROM ledger_read.{model.Name} r
                 WHERE r.generation = $2 AND r.tenant_id IN (SELECT tenant_id FROM even)),
         new AS (SELECT to_jsonb(r) - 'generation' AS row FROM ledger_read.{model.Name} r
                 WHERE r.generation = $3 AND r.tenant_id IN (SELECT tenant_id FROM even))
         SELECT 'live ' || d.row::text FROM (SELECT row FROM old EXCEPT ALL SELECT row FROM new) d
         UNION ALL
         SELECT 'rebuilt ' || d.row::text FROM (SELECT row FROM new EXCEPT ALL SELECT row FROM old) d
         LIMIT {MostDifferences}
         """,
        [model.Name, live, next], r => r.GetString(0), cancellationToken);
}
