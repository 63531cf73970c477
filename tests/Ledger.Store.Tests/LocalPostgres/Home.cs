using Ledger.LocalPostgres;
using Npgsql;

namespace Ledger.Store.Tests.LocalPostgres;

/// <summary>A home for a test, gone with its cluster afterwards.</summary>
internal sealed class Home : IAsyncDisposable
{
    private readonly RunFolder _folder;

    public Home(string name = "home", string? temporaryFolder = null)
    {
        _folder = new RunFolder(temporaryFolder ?? RunFolder.UsualParent);
        Path = System.IO.Path.Combine(_folder.Make(), name);
    }

    public string Path { get; }

    public string Parent => _folder.Path;

    public LocalClusterOptions Options => TestCluster.ForTests(Path);

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

        Place.Remove(_folder.Path);
        _folder.Dispose();
    }
}
