using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.LocalPostgres;

public sealed class MissingTests(StoppedCluster stopped)
{
    [Fact]
    public async Task Without_PostgreSQL_and_without_npm_one_sentence_says_what_is_missing()
    {
        await using var home = new Home();

        var missing = await Should.ThrowAsync<LocalPostgresException>(
            () => LocalCluster.Start(
                home.Options with { Binaries = null, UsualFolders = [], SearchPath = "", FetchedHome = null }));

        missing.Message.ShouldBe(
            "PostgreSQL 15 to 18 was not found on this machine and there is no npm to get it with: install PostgreSQL, "
            + "or name the folder of its programs in LEDGER_POSTGRES_BIN, or name a database with --database.");
    }

    [Fact]
    public async Task Without_PostgreSQL_it_comes_through_npm_or_one_sentence_says_why_not()
    {
        // Not in memory, from where many a system lets nothing run.
        await using var home = new Home(temporaryFolder: Path.GetTempPath());
        var bin = Directory.CreateDirectory(Path.Combine(home.Parent, "bin")).FullName;
        var npm = Environment.GetEnvironmentVariable("PATH")!.Split(':')
            .Select(folder => Path.Combine(folder, "npm")).FirstOrDefault(File.Exists);
        if (npm is not null)
        {
            File.CreateSymbolicLink(Path.Combine(bin, "npm"), npm);
        }

        var options = home.Options with { Binaries = null, UsualFolders = [], SearchPath = bin, FetchedHome = null };

        try
        {
            await using var cluster = await LocalCluster.Start(options);
            cluster.MajorVersion.ShouldBe(18);
            (await Home.Ask(cluster, "SELECT to_tsvector('dutch', 'streefwaarden')::text")).ShouldBe("'streefwaard':1");
        }
        catch (LocalPostgresException missing)
        {
            // On a machine without a network this is all that can be asked.
            missing.Message.ShouldStartWith("PostgreSQL 15 to 18 was not found on this machine and ");
            missing.Message.ShouldContain("npm");
            missing.Message.ShouldNotContain("\n");
        }
    }

    [Fact]
    public async Task A_named_folder_without_PostgreSQL_is_not_passed_over()
    {
        await using var home = new Home();

        var missing = await Should.ThrowAsync<LocalPostgresException>(
            () => LocalCluster.Start(home.Options with { Binaries = "/usr/share" }));

        missing.Message.ShouldStartWith(
            "/usr/share was named as the folder of PostgreSQL (LEDGER_POSTGRES_BIN) but has no initdb, pg_ctl and "
            + "postgres of version 15 to 18 that ");
    }

    [Fact]
    public async Task A_cluster_of_a_version_that_is_not_there_asks_for_that_version()
    {
        await using var home = await stopped.Copy();

        home.Place.WritePrivate(Path.Combine(home.Place.Data, "PG_VERSION"), "14\n");
        var missing = await Should.ThrowAsync<LocalPostgresException>(home.Start);

        missing.Message.ShouldStartWith("PostgreSQL 14 was not found on this machine and ");
        home.Place.WritePrivate(Path.Combine(home.Place.Data, "PG_VERSION"), "15\n");
    }

    [Fact]
    public async Task A_password_that_others_can_read_is_refused()
    {
        await using var home = await stopped.Copy();

        File.SetUnixFileMode(
            home.Place.Password, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var refused = await Should.ThrowAsync<LocalPostgresException>(home.Start);

        refused.Message.ShouldBe(
            "Others can read the password of the local database: make it private with chmod 600 "
            + $"{home.Place.Password}.");
    }

    [Fact]
    public async Task A_password_that_is_not_the_right_one_is_told_apart_from_a_server_that_is_not_there()
    {
        await using var home = await stopped.Copy();

        home.Place.WritePrivate(home.Place.Password, "guess");
        var refused = await Should.ThrowAsync<LocalPostgresException>(home.Start);

        refused.Message.ShouldStartWith($"The password in {home.Place.Password} is not the one of the database there");
        File.Exists(home.PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_home_with_a_name_that_a_shell_would_read_is_refused()
    {
        await using var home = new Home("$(touch it)");

        var refused = await Should.ThrowAsync<LocalPostgresException>(home.Start);

        refused.Message.ShouldEndWith("name a LEDGER_HOME without any of \" $ ` \\ in it.");
        Directory.Delete(home.Path, recursive: true);
    }

    [Fact]
    public async Task A_home_that_cannot_be_made_is_told_in_one_sentence()
    {
        await using var home = new Home();
        await File.WriteAllTextAsync(home.Path, "a file", TestContext.Current.CancellationToken);

        var missing = await Should.ThrowAsync<LocalPostgresException>(home.Start);

        missing.Message.ShouldStartWith($"The local database under {home.Path} cannot be used: ");
    }
}
