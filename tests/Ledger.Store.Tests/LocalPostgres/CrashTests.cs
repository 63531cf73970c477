using System.Diagnostics;
using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.LocalPostgres;

public sealed class CrashTests(StoppedCluster stopped)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_was_killed_starts_again_with_what_was_committed_and_at_the_same_address()
    {
        await using var home = await stopped.Copy();
        await using var before = await LocalCluster.Start(home.Options with { Durable = true });
        await Home.Ask(before, "CREATE TABLE kept AS SELECT 42 AS answer");
        await Crash.KillServer(home);

        await using var after = await LocalCluster.Start(home.Options with { Durable = true });

        (await Home.Ask(after, "SELECT answer FROM kept")).ShouldBe(42);
        (await Home.Ask(before, "SELECT answer FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_server_that_was_killed_while_it_was_busy_starts_again()
    {
        await using var home = await stopped.Copy();
        await using var before = await home.Start();
        var busy = Home.Ask(before, "SELECT count(*) FROM generate_series(1, 3000000) a, pg_sleep(0.3)");
        await Crash.KillServer(home);

        await using var after = await home.Start();

        (await Home.Ask(after, "SELECT 1")).ShouldBe(1);
        await Should.ThrowAsync<Npgsql.NpgsqlException>(() => busy);
    }

    [Fact]
    public async Task The_number_of_a_dead_server_may_have_gone_to_another_process_of_the_same_user()
    {
        await using var home = await stopped.Copy();
        await using var before = await home.Start();
        await Crash.KillServer(home);
        using var bystander = Crash.Bystander(home);
        await Crash.GiveNumberTo(bystander, home);

        await using var after = await home.Start();

        (await Home.Ask(after, "SELECT 1")).ShouldBe(1);
        bystander.HasExited.ShouldBeFalse();
        bystander.Kill();
    }

    [Fact]
    public async Task A_pid_file_of_which_half_was_written_bars_nothing()
    {
        await using var home = await stopped.Copy();

        await File.WriteAllTextAsync(home.PidFile, $"{Environment.ProcessId}\n/nowh", Cancel);
        await using var after = await home.Start();

        (await Home.Ask(after, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cluster_that_was_made_by_half_is_made_anew()
    {
        await using var home = new Home();
        var place = MakePlace(home);
        place.WritePrivate(place.Password, "the password of the broken-off try");
        var half = place.Unfinished + "1";
        place.MakePrivate(half);
        place.WritePrivate(Path.Combine(half, "PG_VERSION"), "15\n");

        await using var cluster = await home.Start();

        (await Home.Ask(cluster, "SELECT 1")).ShouldBe(1);
        Directory.Exists(half).ShouldBeFalse();
    }

    [Fact]
    public async Task A_copy_of_a_home_is_a_cluster_of_its_own_though_the_original_runs()
    {
        await using var home = await stopped.Copy();
        await using var original = await LocalCluster.Start(home.Options with { Durable = true });
        await Home.Ask(original, "CREATE TABLE kept AS SELECT 42 AS answer");
        await using var copyHome = new Home();
        using (var copying = Process.Start("cp", ["-a", home.Path, copyHome.Path]))
        {
            await copying.WaitForExitAsync(Cancel);
        }

        await using var copy = await copyHome.Start();
        await Home.Ask(copy, "UPDATE kept SET answer = 43");

        (await Home.Ask(original, "SELECT answer FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why_in_one_sentence()
    {
        await using var home = await stopped.Copy();

        File.Delete(Path.Combine(home.Place.Data, "global", "pg_control"));
        var missing = await Should.ThrowAsync<LocalPostgresException>(home.Start);

        missing.Message.ShouldStartWith($"PostgreSQL does not start in {home.Place.Folder}: ");
        missing.Message.ShouldContain("pg_control");
        missing.Message.ShouldNotContain("\n");
    }

    private static Place MakePlace(Home home)
    {
        Directory.CreateDirectory(home.Path);
        return home.Place;
    }
}
