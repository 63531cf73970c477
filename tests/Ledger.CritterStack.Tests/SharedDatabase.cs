using Ledger.Store;
using Marten;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>A fresh database with the schema, for one class of tests, and both engines on it.</summary>
public sealed class SharedDatabase(TestServer server) : IAsyncLifetime
{
    private string? _connection;
    private NpgsqlDataSource? _source;
    private MartenEventLog? _marten;
    private DocumentStore? _store;

    public string ConnectionString => _connection!;

    public NpgsqlDataSource Source => _source!;

    /// <summary>The engine of the default build.</summary>
    public IEventLog Ours { get; private set; } = null!;

    /// <summary>The engine on Marten.</summary>
    public IEventLog Martens => _marten!;

    /// <summary>Marten itself, as a client opens it.</summary>
    public DocumentStore Store => _store!;

    public async ValueTask InitializeAsync()
    {
        _connection = await server.EmptyDatabase();
        _source = MartenEventLog.DataSource(_connection);
        (await MartenSchema.Install(_source, cancellationToken: TestContext.Current.CancellationToken))
            .ShouldBeOfType<SchemaResult.Ready>();
        _marten = new MartenEventLog(_source);
        _store = LedgerMarten.Store(_source);
        Ours = new PostgresEventLog(_source);
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
        await Store.DisposeAsync();
        await _marten!.DisposeAsync();
        await Source.DisposeAsync();
    }
}
