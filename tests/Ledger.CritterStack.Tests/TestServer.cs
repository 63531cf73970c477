using DotNet.Testcontainers.Builders;
using Ledger.LocalPostgres;
using Npgsql;
using Testcontainers.PostgreSql;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>
/// The server of one run: a container where a Docker engine answers, and a cluster of the tests' own otherwise.
/// </summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly TestCluster _cluster = new();
    private PostgreSqlContainer? _container;
    private string? _connection;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        try
        {
            _container = new PostgreSqlBuilder("postgres:17-alpine").Build();
            await _container.StartAsync(TestContext.Current.CancellationToken);
            _connection = _container.GetConnectionString();
        }
        catch (DockerUnavailableException)
        {
            _connection = (await _cluster.Cluster).ConnectionString("postgres");
        }
    }

    /// <summary>A new database with nothing in it.</summary>
    public async Task<string> EmptyDatabase()
    {
        var name = $"critter_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(_connection!);
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new NpgsqlConnectionStringBuilder(_connection) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }

        await _cluster.DisposeAsync();
    }
}
