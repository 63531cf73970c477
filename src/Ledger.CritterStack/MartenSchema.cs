using JasperFx;
using Ledger.Store;
using Marten;
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
    /// <param name="source">The database, as its owner.</param>
    /// <param name="configure">Projections and documents of the caller's own, as for <see cref="LedgerMarten.Store"/>;
    /// their tables are made too.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Ready, or why the ledger's schema was not installed; then Marten changed nothing either.</returns>
    public static async Task<SchemaResult> Install(
        NpgsqlDataSource source, Action<StoreOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var result = await PostgresSchema.Install(source, cancellationToken);
        if (result is SchemaResult.Ready)
        {
            await using var store = LedgerMarten.Store(source, configure);
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
            await using var grants = source.CreateCommand(Grants());
            await grants.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>Why Marten cannot append to the ledger in a database; null when it can.</summary>
    public static async Task<StoreFault?> Check(NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        if (await PostgresSchema.Check(source, cancellationToken) is { } fault)
        {
            return fault;
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT to_regproc('ledger.mt_quick_append_events') IS NULL", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true
            ? new StoreFault.MartenMissing(connection.Database)
            : null;
    }

    private static string Grants()
    {
        using var sql = new StreamReader(
            typeof(MartenSchema).Assembly.GetManifestResourceStream("Sql/marten_grants.sql")!);
        return sql.ReadToEnd();
    }
}
