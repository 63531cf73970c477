using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace Ledger.LocalPostgres;

/// <summary>
/// A cluster for one run of tests, in a temporary folder, gone with all its data when it is disposed; what a killed
/// run left behind, the next run removes. It starts when the first database is asked for. Fit to be an assembly
/// fixture of xunit: <c>[assembly: AssemblyFixture(typeof(TestCluster))]</c>.
/// </summary>
/// <remarks>Nothing in it survives a crash of the machine, so it is of no use to tests of durability.</remarks>
public sealed class TestCluster : IAsyncDisposable
{
    private const int PatienceSeconds = 300;

    private readonly ConcurrentDictionary<string, Lazy<Task>> _templates = new();
    private readonly Lazy<Task<LocalCluster>> _cluster;
    private readonly RunFolder _folder;

    /// <summary>Starts nothing yet.</summary>
    public TestCluster()
        : this(RunFolder.UsualParent) { }

    internal TestCluster(string temporaryFolder)
    {
        _folder = new RunFolder(temporaryFolder);
        _cluster = new Lazy<Task<LocalCluster>>(Start);
    }

    /// <summary>The cluster, which is started unless it runs.</summary>
    public Task<LocalCluster> Cluster => _cluster.Value;

    /// <summary>A new database that is a copy of a template.</summary>
    /// <param name="template">The name of the template: small letters, digits and underscores.</param>
    /// <param name="prepare">
    /// Fills the template, through the connection string it is given; called once a run for each template.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TestDatabase> FreshDatabase(
        string template, Func<string, CancellationToken, Task> prepare, CancellationToken cancellationToken = default)
    {
        var cluster = await Cluster;
        var ready = _templates.GetOrAdd(
            template, name => new Lazy<Task>(() => Prepare(cluster, name, prepare)));
        await ready.Value;
        var database = $"{template}_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        await Execute(cluster, $"CREATE DATABASE \"{database}\" TEMPLATE \"{template}\"", cancellationToken);
        return new TestDatabase(cluster, database);
    }

    /// <summary>A new database with nothing in it.</summary>
    public async Task<TestDatabase> EmptyDatabase(CancellationToken cancellationToken = default)
    {
        var cluster = await Cluster;
        var database = $"empty_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        await Execute(cluster, $"CREATE DATABASE \"{database}\"", cancellationToken);
        return new TestDatabase(cluster, database);
    }

    /// <summary>Stops the server and removes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
        {
            NpgsqlConnection.ClearAllPools();
            await using (await _cluster.Value)
            {
            }

            await LocalCluster.Destroy(ForTests(_folder.Path));
        }

        _folder.Dispose();
    }

    internal static LocalClusterOptions ForTests(string home)
    {
        var usual = LocalClusterOptions.FromEnvironment();
        return usual with { Home = home, FetchedHome = usual.Home, Durable = false };
    }

    internal static Task Execute(LocalCluster cluster, string sql, CancellationToken cancellationToken) =>
        Execute(cluster.ConnectionString("postgres"), sql, cancellationToken);

    private static async Task Execute(string database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);

        // To drop a database waits for every session of the cluster to take notice, and one may be busy for long.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = PatienceSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<LocalCluster> Start()
    {
        foreach (var leftover in _folder.Leftovers())
        {
            using (leftover)
            {
                foreach (var home in leftover.Homes())
                {
                    await LocalCluster.Destroy(ForTests(home));
                }

                Place.Remove(leftover.Path);
            }
        }

        return await LocalCluster.Start(ForTests(_folder.Make()));
    }

    private static async Task Prepare(
        LocalCluster cluster, string template, Func<string, CancellationToken, Task> prepare)
    {
        // The first to ask does not decide, by leaving early, that nobody gets the template.
        await Execute(cluster, $"CREATE DATABASE \"{template}\"", default);
        var itself = cluster.ConnectionString(template) + ";Pooling=false";
        await prepare(itself, default);

        // Every copy would do this again for the rows that it reads.
        await Execute(itself, "VACUUM (FREEZE, ANALYZE)", default);

        // A database is copied only while nobody is connected to it.
        await Execute(
            cluster,
            $"""
             ALTER DATABASE "{template}" ALLOW_CONNECTIONS false;
             SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{template}';
             """,
            default);
    }
}
