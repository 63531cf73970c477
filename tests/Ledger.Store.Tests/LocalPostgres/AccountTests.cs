using System.Diagnostics;
using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.LocalPostgres;

public sealed class AccountTests
{
    [Fact]
    public async Task The_server_never_runs_as_root()
    {
        await using var home = new Home();
        await using var cluster = await home.Start();

        var user = await UserOf(PidFile.Read(home.Place)!.Pid);

        user.ShouldNotBe("0");
        user.ShouldBe(Environment.IsPrivilegedProcess ? await Id(home.Place.Account.Shown) : await Id());
    }

    [Fact]
    public async Task A_home_that_only_its_owner_can_enter_will_do()
    {
        await using var home = new Home();
        new DirectoryInfo(home.Parent).UnixFileMode =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

        await using (var cluster = await home.Start())
        {
            (await Home.Ask(cluster, "SELECT 1")).ShouldBe(1);
        }

        // Root's server is run by another, who could not get there.
        var elsewhere = new DirectoryInfo(Path.Combine(home.Path, "postgres")).LinkTarget is not null;
        elsewhere.ShouldBe(Environment.IsPrivilegedProcess);
        await using var again = await home.Start();
        (await Home.Ask(again, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task An_ordinary_user_keeps_a_cluster_and_root_can_join_it()
    {
        await using var home = new Home("of-nobody/home", Path.GetTempPath());
        var owner = Directory.CreateDirectory(Path.GetDirectoryName(home.Path)!).FullName;
        if (Environment.IsPrivilegedProcess)
        {
            new Account("nobody").Own(owner);
        }

        await using var ordinary = Environment.IsPrivilegedProcess
            ? Neighbour.StartAs("nobody", Path.Combine(home.Parent, "program"), home.Path)
            : Neighbour.Start(home.Path);
        var theirs = await ordinary.Says();
        theirs.ShouldStartWith("Host=");

        await using (var ours = await home.Start())
        {
            ours.ConnectionString("postgres").ShouldBe(theirs);
        }

        (await Home.Ask(theirs, "SELECT 1")).ShouldBe(1);
        await ordinary.Leave();

        // What the one began the other goes on with, whoever of them starts the server.
        await using var alone = await home.Start();
        (await Home.Ask(alone, "SELECT 1")).ShouldBe(1);
    }

    private static async Task<string> UserOf(int pid)
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{pid}/status", TestContext.Current.CancellationToken);
        return lines.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
    }

    private static async Task<string> Id(params string[] user)
    {
        using var id = Process.Start(new ProcessStartInfo("id", ["-u", .. user]) { RedirectStandardOutput = true })!;
        return (await id.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim();
    }
}
