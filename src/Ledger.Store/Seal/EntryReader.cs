using System.Runtime.CompilerServices;
using System.Text;
using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>Reads the canonical entries of a log, as they are or will be sealed: the lines of evidence.</summary>
/// <param name="source">The database.</param>
public sealed class EntryReader(NpgsqlDataSource source)
{
    private const string ByPosition =
        $"SELECT {LogRow.Columns} FROM ledger.mt_events e WHERE e.tenant_id = $1 AND e.seq_id = $2";

    private const string All =
        $"SELECT {LogRow.Columns} FROM ledger.mt_events e WHERE e.tenant_id = $1 ORDER BY e.seq_id";

    /// <summary>The entry at a position, sealed as it is or not; null when there is none.</summary>
    public async Task<string?> At(TenantId tenant, long position, CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand(ByPosition);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.Value });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var entry = new EntryWriter(tenant);
        entry.Write(LogRow.Read(reader));
        return Encoding.UTF8.GetString(entry.Entry);
    }

    /// <summary>Every entry of a municipality in the order of the log, each one line without its end.</summary>
    public async IAsyncEnumerable<string> OfTenant(
        TenantId tenant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand(All);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entry = new EntryWriter(tenant);
        while (await reader.ReadAsync(cancellationToken))
        {
            entry.Write(LogRow.Read(reader));
            yield return Encoding.UTF8.GetString(entry.Entry);
        }
    }
}
