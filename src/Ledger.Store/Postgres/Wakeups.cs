using System.Diagnostics;
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

    // A notification is a commit of its own: while appends follow each other closely, one tells of more of them.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private HashSet<TenantId> _grown = [];
    private long _told;

    /// <summary>
    /// Notes that a tenant grew; the telling follows within some 10 ms, or 50 while there is much to tell, once for
    /// many.
    /// </summary>
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
        await Task.Delay(Stopwatch.GetElapsedTime(Volatile.Read(ref _told)) < Between ? Between : Gathering);
        HashSet<TenantId> grown;
        lock (_lock)
        {
            (grown, _grown) = (_grown, []);
        }

        Volatile.Write(ref _told, Stopwatch.GetTimestamp());
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
