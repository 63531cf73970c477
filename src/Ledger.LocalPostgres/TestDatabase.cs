using Npgsql;

namespace Ledger.LocalPostgres;

/// <summary>A database of a <see cref="TestCluster"/>, dropped when disposed, whoever is still connected.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly LocalCluster _cluster;
    private readonly string _name;

    internal TestDatabase(LocalCluster cluster, string name)
    {
        _cluster = cluster;
        _name = name;
    }

    /// <summary>For Npgsql, as superuser, pooled.</summary>
    public string ConnectionString => _cluster.ConnectionString(_name);

    /// <summary>What must hold of the database when the test is over; looked at before it is dropped.</summary>
    public Func<string, Task>? AtEnd { get; set; }

    /// <summary>Drops the database.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (AtEnd?.Invoke(ConnectionString) ?? Task.CompletedTask);
        }
        finally
        {
            await Drop();
        }
    }

    private async Task Drop()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await TestCluster.Execute(_cluster, $"DROP DATABASE IF EXISTS \"{_name}\" WITH (FORCE)", default);
    }
}
