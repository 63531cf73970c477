using System.Diagnostics;
using System.Globalization;
using Ledger.LocalPostgres;
using Ledger.System.Tests.Tidy;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

/// <summary>What an auditor does with the program, and what it answers when somebody rewrote the log.</summary>
public sealed class SealTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Plan = "themaplan-leefbaarheid-en-veiligheid-2019-2022";
    private const string Source = "uitvoeringsprogramma-bestaanszekerheid-824735";

    private readonly string _home = Path.Combine(Path.GetTempPath(), $"ledger-seal-{Guid.NewGuid():N}");
    private TestDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await Dronten.Sealed(cluster, _home);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task What_is_in_the_minutes_holds_over_an_erasure_and_a_new_key()
    {
        _database.Checked();
        var (first, second, archive) = (InHome("een.txt"), InHome("twee.txt"), InHome("bewijs.zip"));
        var minutes = await Run("checkpoint", "--out", first);
        minutes.ExitCode.ShouldBe(0, minutes.Error);
        minutes.Output.Split('\n').Length.ShouldBeLessThan(60, "it goes on one page");
        minutes.Output.ShouldContain("▀");
        var vkey = (await Run("checkpoint", "--json")).Done().GetProperty("vkey").GetString()!;
        string[] why = ["--because", "In dienst getreden", "--source", Source, "--at", "§1"];
        (await Run(["actor", "name", "dossier-dronten", "--name", "J. Jansen", .. why, "--json"])).Done();
        (await Run(["actor", "erase", "dossier-dronten", .. why, "--json"])).Done();
        (await Run("checkpoint", "--rotate", "--out", second, "--json")).Done()
            .GetProperty("vkey").GetString().ShouldNotBe(vkey);

        (await Run("verify", "--checkpoint", first, "--checkpoint", second, "--key", vkey, "--json")).Done()
            .GetProperty("isPinned").GetBoolean().ShouldBeTrue();
        var path = (await Run("prove", "--since", first, "--until", second, "--json")).Done();
        path.GetProperty("to").GetInt64().ShouldBe(path.GetProperty("from").GetInt64() + 2);
        (await Run("prove", "--since", second, "--until", first)).ExitCode.ShouldBe(4);
        (await Run("evidence", Plan, "--out", archive, "--json")).Done();
        (await Run("verify", "--evidence", archive, "--key", vkey, "--checkpoint", second)).ExitCode.ShouldBe(0);
        (await Python(archive, "--key", vkey, "--checkpoint", second)).ShouldBe(0);
        var other = vkey[..^5] + (vkey[^5] == 'A' ? 'B' : 'A') + vkey[^4..];
        (await Python(archive, "--key", other)).ShouldBe(4);
    }

    [Theory]
    [InlineData(
        "UPDATE {0} SET headers = jsonb_set(headers, '{{rationale}}', '\"x\"')", "changed", "headers.rationale",
        "headers.rationale")]
    [InlineData("UPDATE {0} SET timestamp = timestamp - interval '1 day'", "redated", "recording", "recordedAt")]
    [InlineData("UPDATE {0} SET tenant_id = 'gm9999'", "tenant", "gm9999", null)]
    [InlineData("DELETE FROM {0}", "removed", "gone", "entry")]
    public async Task Who_rewrites_an_event_is_told_of_with_the_event_the_field_and_the_kind(
        string sql, string kind, string says, string? field)
    {
        var (kept, copy) = (InHome("notulen.txt"), InHome("gebeurtenissen.ndjson"));
        (await Run("checkpoint", "--out", kept, "--json")).Done();
        (await Run("export", "events", "--format", "ndjson", "--out", copy)).ExitCode.ShouldBe(0);
        await using (var source = NpgsqlDataSource.Create(_database.ConnectionString))
        {
            await using var command = source.CreateCommand(
                "ALTER TABLE ledger.mt_events DISABLE TRIGGER ALL; "
                + string.Format(CultureInfo.InvariantCulture, sql, "ledger.mt_events") + " WHERE seq_id = 1234");
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var verified = await Run("verify", "--checkpoint", kept, "--kept", copy, "--json");

        verified.ExitCode.ShouldBe(4);
        var problem = verified.Json.GetProperty("problems")[0];
        problem.GetProperty("position").GetInt64().ShouldBe(1234);
        problem.GetProperty("kind").GetString().ShouldBe(kind);
        problem.GetProperty("message").GetString()!.ShouldContain(says);
        problem.GetProperty("event").GetGuid().ShouldNotBe(Guid.Empty);
        problem.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("field").GetString())
            .ShouldBe(field is null ? [] : [field]);
    }

    [Fact]
    public async Task What_is_wrong_on_the_command_line_is_said()
    {
        foreach (var line in new string[][]
        {
            ["verify", "--checkpoint", "er-is-geen-bestand"],
            ["verify", "--key", "geen-sleutel"],
            ["verify", "--evidence", "er-is-geen-bestand"],
            ["verify", "--kept", "er-is-geen-bestand"],
            ["verify", "--evidence", "x.zip", "--kept", "x.zip"],
            ["prove", "geen-gebeurtenis"],
            ["prove", "99999999"],
            ["actor", "erase", "Geen Sleutel", "--because", "x", "--source", "x", "--at", "x"],
        })
        {
            var run = await Run(line);

            run.ExitCode.ShouldBe(2, string.Join(' ', line) + run.Output + run.Error);
            run.ErrorLines.Count.ShouldBe(1, run.Error);
        }
    }

    private string InHome(string name) => Path.Combine(_home, name);

    private Task<Run> Run(params string[] arguments) => LedgerProgram.On(_database.ConnectionString, _home, arguments);

    private static async Task<int> Python(params string[] arguments)
    {
        var verifier = Path.Combine(SourceTree.Root, "ops", "verifier", "verify_evidence.py");
        using var python = Process.Start(
            new ProcessStartInfo("python3", [verifier, .. arguments]) { RedirectStandardOutput = true })
            .ShouldNotBeNull("python3 is needed to run the second verifier");
        await python.StandardOutput.ReadToEndAsync(Cancel);
        await python.WaitForExitAsync(Cancel);
        return python.ExitCode;
    }
}
