using Ledger.LocalPostgres;
using Npgsql;

namespace Ledger.Store.Tests.LocalPostgres;

/// <summary>A home for a test, gone with its cluster afterwards.</summary>
internal sealed class Home : IAsyncDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("ledger-home-");

    public Home(string name = "home")
    {
        // Root hands the server to another user, who must be able to get here.
        _parent.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Path = System.IO.Path.Combine(_parent.FullName, name);
    }

    public string Path { get; }

    public string Parent => _parent.FullName;

    public LocalClusterOptions Options => LocalClusterOptions.FromEnvironment() with { Home = Path, Durable = false };

    public Place Place => Place.FindOrMake(Path);

    public string PidFile => System.IO.Path.Combine(Place.Data, "postmaster.pid");

    public Task<LocalCluster> Start() => LocalCluster.Start(Options);

    public static async Task<object?> Ask(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public static Task<object?> Ask(LocalCluster cluster, string sql) => Ask(cluster.ConnectionString("postgres"), sql);

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Path))
        {
            await LocalCluster.Destroy(Options);
        }

        _parent.Delete(recursive: true);
    }
}
