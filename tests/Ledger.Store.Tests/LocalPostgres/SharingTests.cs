using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.LocalPostgres;

public sealed class SharingTests(StoppedCluster stopped)
{
    private const string StartedAt = "SELECT pg_postmaster_start_time()::text";

    [Fact]
    public async Task A_second_start_joins_the_server_that_runs_and_the_last_to_go_stops_it()
    {
        await using var home = await stopped.Copy();
        var first = await home.Start();
        var second = await home.Start();

        second.ConnectionString("postgres").ShouldBe(first.ConnectionString("postgres"));
        await first.DisposeAsync();
        (await Home.Ask(second, "SELECT 1")).ShouldBe(1);
        await second.DisposeAsync();
        File.Exists(home.PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_programs_share_one_server_and_the_last_to_go_stops_it()
    {
        await using var home = await stopped.Copy();
        await using var neighbour = Neighbour.Start(home.Path);
        var theirs = await neighbour.Says();
        var ours = await home.Start();

        ours.ConnectionString("postgres").ShouldBe(theirs);
        await ours.DisposeAsync();
        (await Home.Ask(theirs, "SELECT 1")).ShouldBe(1);
        await neighbour.Leave();
        File.Exists(home.PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Programs_that_come_to_a_fresh_home_at_the_same_moment_get_one_cluster()
    {
        await using var home = new Home();
        await using var one = Neighbour.Start(home.Path);
        await using var other = Neighbour.Start(home.Path);
        await using var ours = await home.Start();

        (await one.Says()).ShouldBe(ours.ConnectionString("postgres"));
        (await other.Says()).ShouldBe(ours.ConnectionString("postgres"));
        await Task.WhenAll(one.Leave(), other.Leave());
        (await Home.Ask(ours, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_program_that_is_killed_counts_as_gone()
    {
        await using var home = await stopped.Copy();
        await using var neighbour = Neighbour.Start(home.Path);
        var theirs = await neighbour.Says();
        var started = await Home.Ask(theirs, StartedAt);
        await neighbour.Kill();

        var ours = await home.Start();

        (await Home.Ask(ours, StartedAt)).ShouldBe(started);
        await ours.DisposeAsync();
        File.Exists(home.PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_killed_run_left_behind_the_next_run_removes()
    {
        await using var home = new Home();
        Directory.CreateDirectory(home.Path);
        await using var killed = Neighbour.StartRun(home.Path);
        var theirs = await killed.Says();
        (await Home.Ask(theirs, "SELECT 1")).ShouldBe(1);
        var left = Directory.GetDirectories(home.Path, "ledger-run-*").ShouldHaveSingleItem();
        var server = PidFile.Read(Place.FindOrMake(left))!;
        await killed.Kill();

        await using (var next = new TestCluster(home.Path))
        {
            await next.EmptyDatabase(TestContext.Current.CancellationToken);

            Directory.Exists(left).ShouldBeFalse();
            Directory.Exists($"/proc/{server.Pid}/cwd").ShouldBeFalse();
        }

        Directory.GetFileSystemEntries(home.Path, "ledger-run-*").ShouldBeEmpty();
    }
}
