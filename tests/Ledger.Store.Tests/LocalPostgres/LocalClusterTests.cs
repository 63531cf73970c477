using Ledger.LocalPostgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.LocalPostgres;

public sealed class LocalClusterTests(StoppedCluster stopped)
{
    [Fact]
    public async Task A_fresh_home_gets_a_durable_cluster_that_is_the_same_everywhere_and_closed_to_others()
    {
        await using var home = new Home();
        await using var cluster = await LocalCluster.Start(home.Options with { Durable = true });

        (await Setting(cluster, "server_encoding")).ShouldBe("UTF8");
        (await Setting(cluster, "TimeZone")).ShouldBe("UTC");
        (await Setting(cluster, "default_text_search_config")).ShouldBe("pg_catalog.simple");
        (await Setting(cluster, "fsync")).ShouldBe("on");
        (await Setting(cluster, "synchronous_commit")).ShouldBe("on");
        (await Setting(cluster, "data_checksums")).ShouldBe("on");
        (await Setting(cluster, "listen_addresses")).ShouldBe("");
        (await Home.Ask(cluster, "SELECT datcollate FROM pg_database WHERE datname = 'template1'")).ShouldBe("C");
        (await Home.Ask(cluster, "SELECT 'Z' < 'a' AND 'z' < 'é'")).ShouldBe(true);
        cluster.MajorVersion.ShouldBeInRange(15, 18);
        File.GetUnixFileMode(home.Place.Password).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password()
    {
        await using var home = await stopped.Copy();
        await using var cluster = await home.Start();
        var guess = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")) { Password = "guess" };

        var refusal = await Should.ThrowAsync<PostgresException>(() => Home.Ask(guess.ConnectionString, "SELECT 1"));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task What_was_committed_is_there_when_the_cluster_starts_again_and_a_stop_is_clean()
    {
        await using var home = new Home();
        await using (var first = await LocalCluster.Start(home.Options with { Durable = true }))
        {
            await Home.Ask(first, "CREATE TABLE kept AS SELECT 1863416.00 AS amount");
        }

        File.Exists(home.PidFile).ShouldBeFalse();
        await using var again = await LocalCluster.Start(home.Options with { Durable = true });

        (await Home.Ask(again, "SELECT amount FROM kept")).ShouldBe(1863416.00m);
        var log = await File.ReadAllTextAsync(home.Place.Log, TestContext.Current.CancellationToken);
        log.ShouldContain("database system is shut down");
        log.ShouldNotContain("was interrupted");
    }

    [Fact]
    public async Task A_database_is_made_once_however_many_ask_for_it_at_the_same_moment()
    {
        await using var home = await stopped.Copy();
        await using var cluster = await home.Start();

        var strings = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => cluster.EnsureDatabase("the \"ledger\"")));

        strings.Distinct().Count().ShouldBe(1);
        (await Home.Ask(strings[0], "SELECT current_database()")).ShouldBe("the \"ledger\"");
    }

    [Fact]
    public async Task A_home_may_have_letters_blanks_commas_and_quotes_in_its_name()
    {
        await using var home = await stopped.Copy("één home, it's ours");
        await using var cluster = await home.Start();

        (await Home.Ask(cluster, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_path_is_too_long_for_a_socket_the_server_listens_on_the_loopback_and_keeps_its_port()
    {
        await using var home = await stopped.Copy(new string('a', 90));
        var first = await home.Start();
        var address = new NpgsqlConnectionStringBuilder(first.ConnectionString("postgres"));
        address.Host.ShouldBe("127.0.0.1");
        (await Setting(first, "listen_addresses")).ShouldBe("127.0.0.1");
        (await Setting(first, "unix_socket_directories")).ShouldBe("");
        await Crash.KillServer(home);

        await using var second = await home.Start();

        second.ConnectionString("postgres").ShouldBe(first.ConnectionString("postgres"));
        (await Home.Ask(first, "SELECT 1")).ShouldBe(1);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task The_progress_tells_of_the_making_and_the_starting()
    {
        await using var home = new Home();
        var told = new Told();

        await using var cluster = await LocalCluster.Start(home.Options with { Progress = told });

        told.Words.ShouldBe([
            $"making a database with PostgreSQL {cluster.MajorVersion}",
            $"starting PostgreSQL {cluster.MajorVersion}",
        ]);
    }

    [Fact]
    public async Task A_start_that_is_broken_off_leaves_nothing_that_a_next_one_minds()
    {
        await using var home = new Home();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<OperationCanceledException>(
            () => LocalCluster.Start(home.Options with { Durable = true }, soon.Token));

        await using var cluster = await home.Start();

        (await Home.Ask(cluster, "SELECT 1")).ShouldBe(1);
    }

    private static async Task<string?> Setting(LocalCluster cluster, string name) =>
        (string?)await Home.Ask(cluster, $"SELECT current_setting('{name}')");

    private sealed class Told : IProgress<string>
    {
        public List<string> Words { get; } = [];

        public void Report(string value) => Words.Add(value);
    }
}
