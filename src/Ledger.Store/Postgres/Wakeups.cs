using Ledger.Domain;
using Npgsql;

namespace Ledger.Store;

/// <summary>
/// Tells who listens on channel <c>ledger_appended</c> which tenants grew, shortly after they did. Not in the
/// transaction of the append: a transaction that notifies makes every other one in the database wait until it is on
/// disk.
/// </summary>
internal sealed class Wakeups(NpgsqlDataSource source)
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private HashSet<TenantId> _grown = [];

    /// <summary>Notes that a tenant grew; the telling follows within some 10 ms, once for many.</summary>
    public void Grew(TenantId tenant)
    {
        lock (_lock)
        {
            if (_grown.Add(tenant) && _grown.Count == 1)
            {
                _ = Tell();
            }
        }
    }

    private async Task Tell()
    {
        await Task.Delay(Gathering);
        HashSet<TenantId> grown;
        lock (_lock)
        {
            (grown, _grown) = (_grown, []);
        }

        try
        {
            await using var command = source.CreateCommand("SELECT pg_notify('ledger_appended', t) FROM unnest($1) t");
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. grown.Select(t => t.Value)] });
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException)
        {
            // A wake-up is a courtesy: whoever follows the log looks for itself from time to time, too.
        }
    }
}
