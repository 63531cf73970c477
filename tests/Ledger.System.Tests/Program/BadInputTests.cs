using System.Text;
using Ledger.Dossier.Tests;
using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

/// <summary>Whatever is wrong with what goes in: the right exit code, one line a cause, nothing recorded.</summary>
public sealed class BadInputTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await Dronten.Empty(cluster);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("tot: 2028", "totte: 2028", "totte")]
    [InlineData("van: 2025\n    tot", "van: [2025]\n    tot", "van")]
    [InlineData("besluit: college-2025\n    reden: Om", "besluit: raad-1999\n    reden: Om", "besluit")]
    [InlineData("bedragen: {2025: 100, 2026: 200.50}", "bedragen: {2025: 100, 2026: 200.505}", "bedragen")]
    [InlineData("datum: 2025-02-01", "datum: 2025-02-30", "datum")]
    [InlineData("id: activiteit-1", "id: doel-1", "id")]
    [InlineData("datum: 2025-02-01", "datum: 2031-02-01", "datum")]
    [InlineData("reden: Om het kader uit te voeren", "reden: \" \"", "reden")]
    [InlineData("vindplaats: {plaats: \"§2\", rij: 1", "vindplaats: {bron: nergens, plaats: \"§2\", rij: 1", "bron")]
    [InlineData("eenheid: percent", "eenheid: stuks", "eenheid")]
    public async Task A_dossier_with_a_fault_names_file_line_and_field(string from, string to, string field)
    {
        using var dossier = new TempDossier();
        dossier.Edit(from, to);

        var run = await Import(dossier);

        var details = run.Json.GetProperty("error").GetProperty("details");
        details.EnumerateArray().ShouldContain(d =>
            d.GetProperty("file").GetString() == TempDossier.File
            && d.GetProperty("line").GetInt32() > 0
            && d.GetProperty("field").GetString()!.Contains(field));
        run.ErrorLines.ShouldContain(line => line.StartsWith($"{TempDossier.File}:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_refused()
    {
        using var dossier = new TempDossier();
        dossier.Write("2026-latin.yaml", [.. Encoding.Latin1.GetBytes("document: caf"), 0xE9, (byte)'\n']);

        (await Import(dossier)).Error.ShouldContain("UTF-8");
    }

    [Fact]
    public async Task Ten_megabytes_of_aliases_are_refused_at_once()
    {
        using var dossier = new TempDossier();
        var bomb = new StringBuilder("a: &a [x, x]\nb:\n");
        while (bomb.Length < 10_000_000)
        {
            bomb.Append("  - [*a, *a, *a, *a, *a, *a, *a, *a]\n");
        }

        dossier.Write("2026-bomb.yaml", bomb.ToString());

        (await Import(dossier)).ErrorLines[^1].ShouldStartWith("2026-bomb.yaml:");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused() =>
        (await LedgerProgram.On(_database.ConnectionString, "import", "/nowhere/dossier")).ExitCode.ShouldBe(2);

    [Fact]
    public async Task A_database_that_is_not_there_has_its_own_exit_code()
    {
        var run = await LedgerProgram.On("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2", "plans", "--json");

        run.ExitCode.ShouldBe(3);
        run.ErrorLines.Count.ShouldBe(1);
        run.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("database-unreachable");
    }

    [Fact]
    public async Task A_database_that_has_another_schema_by_our_name_is_left_alone()
    {
        await using var foreign = await cluster.EmptyDatabase();
        await Sql.Execute(foreign.ConnectionString, "CREATE SCHEMA ledger; CREATE TABLE ledger.mt_events (id int)");

        var run = await LedgerProgram.On(foreign.ConnectionString, "init", "--json");

        run.ExitCode.ShouldBe(3);
        run.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("database-not-ours");
    }

    [Fact]
    public async Task A_schema_newer_than_the_program_is_left_alone()
    {
        await Sql.Execute(_database.ConnectionString, "INSERT INTO ledger.schema_version (version) VALUES (999)");

        var run = await LedgerProgram.On(_database.ConnectionString, "plans", "--json");

        run.ExitCode.ShouldBe(3);
        run.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("schema-newer");
    }

    [Theory]
    [InlineData("plan", "no-such-plan")]
    [InlineData("plan")]
    [InlineData("nonsense")]
    [InlineData("plans", "--tenant", "Dronten")]
    [InlineData("budget", "replay", "no-such-plan", "--year", "2020")]
    public async Task A_wrong_command_line_is_told_from_a_fault(params string[] arguments)
    {
        var run = await LedgerProgram.On(_database.ConnectionString, [.. arguments, "--json"]);

        run.ExitCode.ShouldBe(2);
        run.Json.GetProperty("error").GetProperty("details").GetArrayLength().ShouldBePositive();
        run.Error.ShouldNotContain("   at ");
    }

    private async Task<Run> Import(TempDossier dossier)
    {
        var run = await LedgerProgram.On(_database.ConnectionString, "import", dossier.Path, "--json");
        run.ExitCode.ShouldBe(2, run.Output);
        run.Error.ShouldNotContain("   at ");
        (await Sql.Scalar<long>(_database.ConnectionString, "SELECT count(*) FROM ledger.mt_events")).ShouldBe(0);
        return run;
    }
}
