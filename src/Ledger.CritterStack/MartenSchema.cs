using JasperFx;
using Ledger.Store;
using Npgsql;

namespace Ledger.CritterStack;

/// <summary>
/// What Marten needs in a database besides the log: its functions, its bookkeeping and its own schema.
/// </summary>
public static class MartenSchema
{
    /// <summary>
    /// Installs the ledger's schema, then what Marten misses beside it. Doing it again changes nothing.
    /// </summary>
    /// <returns>Ready, or why the ledger's schema was not installed; then Marten changed nothing either.</returns>
    public static async Task<SchemaResult> Install(
        NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        var result = await PostgresSchema.Install(source, cancellationToken);
        if (result is SchemaResult.Ready)
        {
            await using var store = LedgerMarten.Store(source);
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
            await using var grants = source.CreateCommand(Grants());
            await grants.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    private static string Grants()
    {
        using var sql = new StreamReader(
            typeof(MartenSchema).Assembly.GetManifestResourceStream("Sql/marten_grants.sql")!);
        return sql.ReadToEnd();
    }
}
