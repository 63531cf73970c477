using System.Collections.Concurrent;
using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>
/// Seals what every municipality records, within a second, for as long as a program runs: woken by the log, and looking
/// for itself within the second. What the sealer will not sign it goes on refusing, loudly; the other municipalities
/// are sealed all the same.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="sealer">Signs.</param>
/// <param name="say">Told when sealing stops for a municipality and when it goes on; nobody when left out.</param>
public sealed class SealLoop(NpgsqlDataSource source, Sealer sealer, Action<string>? say = null)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(750);

    // A seal costs a transaction and a signature: under a stream of appends, two a second leave room within the second.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    // Every tenant by one step of the index of the commits; those whose last commit is not the last thing sealed.
    private const string Unsealed =
        """
        WITH RECURSIVE t (tenant) AS (
            SELECT min(c.tenant_id) FROM ledger.commits c
            UNION ALL
            SELECT (SELECT min(c.tenant_id) FROM ledger.commits c WHERE c.tenant_id > t.tenant)
            FROM t WHERE t.tenant IS NOT NULL)
        SELECT t.tenant FROM t
        WHERE t.tenant IS NOT NULL AND ($1 OR
            (SELECT c.last_position FROM ledger.commits c WHERE c.tenant_id = t.tenant
             ORDER BY c.last_position DESC LIMIT 1) IS DISTINCT FROM
            (SELECT s.last_position FROM ledger.seal_checkpoints s WHERE s.tenant_id = t.tenant
             ORDER BY s.size DESC LIMIT 1))
        """;

    private readonly ConcurrentDictionary<TenantId, (string Why, long AgainAt)> _refused = new();

    /// <summary>After how long what was refused is tried again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Why a municipality is not being sealed now; null when it is.</summary>
    public string? RefusalOf(TenantId tenant) => _refused.TryGetValue(tenant, out var refused) ? refused.Why : null;

    /// <summary>Seals until it is cancelled, which is how it ends. Waits while the database is away.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Follow(cancellationToken);
            }
            catch (Exception error) when (error is NpgsqlException or StoreException)
            {
                await Task.Delay(Poll, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Follow(CancellationToken cancellationToken)
    {
        await using var listener = await source.OpenConnectionAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand("LISTEN ledger_appended", listener))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        // All of them the first time, also after the database was away: it may have been put back from a copy.
        for (var all = true; ; all = false)
        {
            foreach (var tenant in await Tenants(all, cancellationToken))
            {
                await Seal(tenant, cancellationToken);
            }

            await Task.Delay(Rest, cancellationToken);
            await listener.WaitAsync(Poll - Rest, cancellationToken);
        }
    }

    private async Task Seal(TenantId tenant, CancellationToken cancellationToken)
    {
        if (_refused.TryGetValue(tenant, out var before) && Environment.TickCount64 < before.AgainAt)
        {
            return;
        }

        try
        {
            await sealer.Seal(tenant, null, cancellationToken);
            if (_refused.TryRemove(tenant, out _))
            {
                say?.Invoke($"{tenant} is sealed again.");
            }
        }
        catch (Exception error) when (error is SealRefusedException or IOException or UnauthorizedAccessException)
        {
            _refused[tenant] = (error.Message, Environment.TickCount64 + (long)Patience.TotalMilliseconds);
            if (before.Why != error.Message)
            {
                say?.Invoke($"{tenant} is not sealed any more: {error.Message}");
            }
        }
    }

    private async Task<List<TenantId>> Tenants(bool all, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Unsealed);
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = all });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<TenantId> tenants = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            // Marten's own tenant, where there is one, is no municipality.
            var text = reader.GetString(0);
            if (TenantId.TryParse(text) is { } tenant && tenant.Value == text)
            {
                tenants.Add(tenant);
            }
        }

        return tenants;
    }
}
