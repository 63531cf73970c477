using Ledger.LocalPostgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.LocalPostgres;

public sealed class TestClusterTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_template_is_filled_once_and_every_database_made_from_it_has_what_was_filled_in()
    {
        var filled = 0;
        async Task Fill(string template, CancellationToken cancel)
        {
            Interlocked.Increment(ref filled);
            await Run(template, "CREATE TABLE word (text text); INSERT INTO word VALUES ('besluit')", cancel);
        }

        var databases = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => cluster.FreshDatabase("words", Fill, Cancel)));

        filled.ShouldBe(1);
        foreach (var database in databases)
        {
            (await Ask(database.ConnectionString, "SELECT text FROM word")).ShouldBe("besluit");
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_is_done_in_one_database_is_not_seen_in_another()
    {
        static Task Fill(string template, CancellationToken cancel) =>
            Run(template, "CREATE TABLE word (text text)", cancel);

        await using var one = await cluster.FreshDatabase("separate", Fill, Cancel);
        await using var other = await cluster.FreshDatabase("separate", Fill, Cancel);
        await Run(one.ConnectionString, "INSERT INTO word VALUES ('streefwaarde')", Cancel);

        (await Ask(other.ConnectionString, "SELECT count(*) FROM word")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_database_is_dropped_though_somebody_is_connected_to_it()
    {
        var database = await cluster.EmptyDatabase(Cancel);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancel);

        await database.DisposeAsync();

        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        var server = (await cluster.Cluster).ConnectionString("postgres");
        (await Ask(server, $"SELECT count(*) FROM pg_database WHERE datname = '{name}'")).ShouldBe(0L);
    }

    private static async Task Run(string database, string sql, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<object?> Ask(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
