using Ledger.LocalPostgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

/// <summary>A fresh database with the schema, for one class of tests.</summary>
public sealed class LedgerDatabase(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase? _database;
    private NpgsqlDataSource? _source;

    public string ConnectionString => _database!.ConnectionString;

    public NpgsqlDataSource Source => _source!;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.FreshDatabase("ledger_store", Install, TestContext.Current.CancellationToken);
        _source = PostgresEventLog.DataSource(ConnectionString);
    }

    /// <summary>As the owner of the tables.</summary>
    public async Task Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The one value that a query gives.</summary>
    public async Task<T> Ask<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database!.DisposeAsync();
    }

    private static async Task Install(string connectionString, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        (await PostgresSchema.Install(source, cancellationToken)).ShouldBeOfType<SchemaResult.Ready>();
    }
}
