using System.Collections.Concurrent;
using Ledger.Domain;
using Ledger.Store;
using NodaTime;
using Npgsql;

namespace Ledger.Projections;

/// <summary>Where a projection stands with a municipality.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Tenant">The municipality.</param>
/// <param name="Position">The position up to which its rows are.</param>
/// <param name="Lag">How many events it is behind, at most.</param>
/// <param name="State">
/// <c>live</c>, <c>behind</c>, <c>failed</c> or <c>stale</c> (made by other code: rebuild it).
/// </param>
/// <param name="Error">On which event it stands still and why; null unless it failed.</param>
public sealed record ProjectionStatus(
    string Name, string Tenant, long Position, long Lag, string State, string? Error);

/// <summary>Whether every projection follows the log.</summary>
/// <param name="Projections">Where each stands with each municipality.</param>
public sealed record ProjectionHealth(IReadOnlyList<ProjectionStatus> Projections)
{
    /// <summary>Whether none stands still.</summary>
    public bool IsHealthy => Projections.All(p => p.State is "live" or "behind");
}

/// <summary>
/// Keeps the tables of all projections up to the log, for all municipalities. What one projection cannot take stops
/// that projection for that municipality only. Two hosts on one database take turns by their progress and never write
/// an event twice.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="log">Its event log.</param>
/// <param name="models">The projections; all when left out.</param>
/// <param name="codec">How events are stored.</param>
public sealed class ProjectionHost(
    NpgsqlDataSource source, IEventLog log, IReadOnlyList<ReadModel>? models = null, EventCodec? codec = null)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private const int TenantsAtOnce = 4;

    private readonly IReadOnlyList<ReadModel> _models = models ?? ReadModel.All;
    private readonly ConcurrentDictionary<(string, long, TenantId), Follower> _followers = new();
    private readonly Turns _starts = new();
    private volatile bool _hasStarted;

    /// <summary>
    /// Installs the tables, rebuilds what other code made, tries again what failed, and follows the log until it is
    /// cancelled: at once when the log notifies, and every two seconds otherwise.
    /// </summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await Start(null, cancellationToken);
                await using var listener = await source.OpenConnectionAsync(cancellationToken);
                await listener.Run("LISTEN ledger_appended", [], cancellationToken);
                while (true)
                {
                    await CatchUp(cancellationToken);
                    await listener.WaitAsync(Poll, cancellationToken);
                }
            }
            catch (Exception error) when (cancellationToken.IsCancellationRequested)
            {
                // Who stops the host has its questions cancelled: that is no fault, whatever the database calls it.
                throw new OperationCanceledException("The projections were stopped.", error, cancellationToken);
            }
            catch (Exception error) when (error is NpgsqlException or StoreException)
            {
                // The database is away; the rows keep what they have, and their lag shows it.
                await Task.Delay(Poll, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Installs the tables, rebuilds what other code made and lets what failed try again; the first time only.
    /// </summary>
    /// <param name="progress">Is told what is rebuilt, and how far that is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task Start(IProgress<RebuildProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _hasStarted ? Task.CompletedTask : _starts.Take(() => Begin(progress, cancellationToken), cancellationToken);

    private async Task<bool> Begin(IProgress<RebuildProgress>? progress, CancellationToken cancellationToken)
    {
        if (_hasStarted)
        {
            return true;
        }

        await ReadSchema.Install(source, cancellationToken);
        foreach (var model in _models)
        {
            // Who is kept to one municipality leaves them stale, and says so in the status: a rebuild is for all.
            if (await Generations.IsStale(source, model, cancellationToken)
                && !await Rebuild.IsKeptApart(source, cancellationToken))
            {
                await new Rebuild(source, log, model, codec).Run(progress, cancellationToken);
            }
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        const string failed = "SELECT 1 FROM ledger_read.progress WHERE error IS NOT NULL LIMIT 1";
        if ((await connection.Ask(failed, [], _ => 1, cancellationToken)).Count > 0)
        {
            await connection.Run(
                "UPDATE ledger_read.progress SET error = NULL, error_position = NULL WHERE error IS NOT NULL", [],
                cancellationToken);
        }

        return _hasStarted = true;
    }

    /// <summary>Brings every live projection to the end of the log, several municipalities at once.</summary>
    public async Task CatchUp(CancellationToken cancellationToken = default)
    {
        var live = await LiveOnes(cancellationToken);
        await Parallel.ForEachAsync(
            await Generations.Tenants(source, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = TenantsAtOnce, CancellationToken = cancellationToken },
            async (tenant, token) => await CatchUp(tenant, live, token));
    }

    /// <summary>Brings every live projection of one municipality to the end of its log.</summary>
    public async Task CatchUp(TenantId tenant, CancellationToken cancellationToken = default) =>
        await CatchUp(tenant, await LiveOnes(cancellationToken), cancellationToken);

    private async Task CatchUp(
        TenantId tenant, List<(ReadModel Model, long Generation)> live, CancellationToken cancellationToken)
    {
        foreach (var (model, generation) in live)
        {
            await _followers.GetOrAdd((model.Name, generation, tenant), _ => new Follower(
                source, log, codec ?? EventCodec.Current, new Slot(model, generation, tenant), onlyLive: true))
                .CatchUp(cancellationToken);
        }
    }

    private async Task<List<(ReadModel Model, long Generation)>> LiveOnes(CancellationToken cancellationToken)
    {
        var live = new List<(ReadModel, long)>();
        foreach (var model in _models)
        {
            var generation = await Generations.Live(source, model, cancellationToken);

            // A newer program may have rebuilt meanwhile; rows of two codes must not stand in one table.
            if (!await Generations.IsStale(source, model, cancellationToken))
            {
                live.Add((model, generation));
            }
        }

        return live;
    }

    /// <summary>Whether every projection follows the log.</summary>
    public async Task<ProjectionHealth> Health(CancellationToken cancellationToken = default) =>
        new(await Status(source, _models, cancellationToken));

    /// <summary>Waits until every projection shows a municipality's events up to a position: one's own.</summary>
    /// <returns>False when one failed or the time was over first.</returns>
    public async Task<bool> WaitFor(
        TenantId tenant, long position, Duration timeout, CancellationToken cancellationToken = default)
    {
        var deadline = SystemClock.Instance.GetCurrentInstant() + timeout;
        while (true)
        {
            var own = (await Status(source, _models, cancellationToken)).Where(s => s.Tenant == tenant.Value).ToList();
            if (own.Count == _models.Count && own.TrueForAll(s => s.Position >= position))
            {
                return true;
            }

            if (own.Exists(s => s.State == "failed") || SystemClock.Instance.GetCurrentInstant() >= deadline)
            {
                return false;
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>Where every projection stands with every municipality.</summary>
    public static async Task<IReadOnlyList<ProjectionStatus>> Status(
        NpgsqlDataSource source, IReadOnlyList<ReadModel>? models = null, CancellationToken cancellationToken = default)
    {
        const string sql =
            """
            SELECT t, coalesce(p.position, 0),
                (SELECT coalesce(sum(c.last_position - greatest(c.first_position, coalesce(p.position, 0) + 1) + 1), 0)
                 FROM ledger.commits c WHERE c.tenant_id = t AND c.last_position > coalesce(p.position, 0))::bigint,
                p.error, p.error_position, l.code
            FROM unnest($2::text[]) t
            LEFT JOIN ledger_read.live l ON l.name = $1
            LEFT JOIN ledger_read.progress p ON p.name = $1 AND p.generation = l.generation AND p.tenant_id = t
            ORDER BY t
            """;
        var tenants = (await Generations.Tenants(source, cancellationToken)).Select(t => t.Value).ToArray();
        var all = new List<ProjectionStatus>();
        foreach (var model in models ?? ReadModel.All)
        {
            all.AddRange(await source.Ask(sql, [model.Name, tenants], r => Read(model, r), cancellationToken));
        }

        return all;
    }

    private static ProjectionStatus Read(ReadModel model, NpgsqlDataReader row)
    {
        var lag = row.GetInt64(2);
        var error = row.IsDBNull(3)
            ? null
            : FormattableString.Invariant($"event {row.GetInt64(4)}: {row.GetString(3)}");
        var state = error is not null ? "failed"
            : !row.IsDBNull(5) && row.GetString(5) != model.Code ? "stale"
            : lag > 0 ? "behind" : "live";
        return new ProjectionStatus(model.Name, row.GetString(0), row.GetInt64(1), lag, state, error);
    }
}
