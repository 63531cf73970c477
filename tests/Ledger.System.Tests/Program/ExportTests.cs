using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

public sealed class ExportTests(TestCluster cluster) : IDisposable
{
    private const string ThemePlan = "themaplan-leefbaarheid-en-veiligheid-2019-2022";

    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_whole_trail_goes_to_stdout_and_a_filter_narrows_it_as_it_does_on_the_screen()
    {
        var all = await Lines("export", "trail", "--format", "ndjson");
        all.Count.ShouldBe((int)(await Ask("trail")).GetProperty("total").GetInt64());
        all.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("position").GetInt64()).ShouldBeInOrder();
        var some = await Lines("export", "trail", "--format", "ndjson", "--plan", ThemePlan, "--text", "wijk");
        some.Count.ShouldBe(
            (int)(await Ask("trail", "--plan", ThemePlan, "--text", "wijk")).GetProperty("total").GetInt64());
        some.Count.ShouldBeInRange(1, all.Count - 1);
    }

    [Fact]
    public async Task Events_are_given_away_as_they_are_in_evidence_and_its_metadata_know_the_archive()
    {
        // A seal of its own: copies of one database that share a home would be taken for one that was set back.
        await using var database = await Dronten.Sealed(cluster, _folder);
        Task<Run> Sealed(params string[] arguments) =>
            LedgerProgram.With(database.ConnectionString, "LEDGER_HOME", _folder, arguments);
        var archive = Path.Combine(_folder, "bewijs.zip");
        (await Sealed("evidence", ThemePlan, "--out", archive)).ExitCode.ShouldBe(0);
        var events = (await Sealed("export", "events", "--format", "ndjson")).Output.Split('\n')
            .ToHashSet(StringComparer.Ordinal);
        using (var zip = ZipFile.OpenRead(archive))
        using (var evidence = new StreamReader(zip.GetEntry("events.ndjson")!.Open()))
        {
            var text = await evidence.ReadToEndAsync(TestContext.Current.CancellationToken);
            var lines = text.TrimEnd('\n').Split('\n');
            lines.Length.ShouldBeGreaterThan(100);
            lines.ShouldAllBe(line => events.Contains(line));
        }

        XNamespace mdto = "https://www.nationaalarchief.nl/mdto";
        XDocument.Load(archive + ".bestand.mdto.xml").Descendants(mdto + "checksumWaarde").Single().Value
            .ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(archive))));
        XDocument.Load(Path.Combine(_folder, "bewijs.mdto.xml")).Descendants(mdto + "archiefvormer")
            .Single().Value.ShouldStartWith("Gemeente Dronten");
    }

    [Fact]
    public async Task A_budget_adds_up_to_what_the_ledger_says_with_nothing_assigned_to_a_taakveld()
    {
        var file = Path.Combine(_folder, "begroting.zip");
        (await Run("export", "budget", ThemePlan, "--year", "2020", "--format", "fdp", "--out", file))
            .ExitCode.ShouldBe(0);
        await using var zip = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken);
        using var totals = new StreamReader(zip.GetEntry("totalen.csv")!.Open());
        var rows = (await totals.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
        rows.ShouldBe(
        [
            "year,direction,taskFieldList,taskField,primitive,current,actual",
            "2020,expenditure,2017-2022,niet-toegewezen,1863416.00,1863416.00,",
        ]);
        var shown = await Ask("budget", "show", ThemePlan, "--year", "2020");
        shown.GetProperty("total").GetProperty("current").GetString().ShouldBe("1863416.00");
    }

    [Theory]
    [InlineData("trail has no 'pdf'", "export", "trail", "--format", "pdf")]
    [InlineData("'alles' cannot be exported", "export", "alles", "--format", "csv")]
    [InlineData("Say which plan to export", "export", "plan", "--format", "csv")]
    [InlineData("--decided does nothing for events", "export", "events", "--format", "csv", "--decided", "2020")]
    [InlineData("There is nothing with the id 'x'", "export", "plan", "x", "--format", "csv")]
    [InlineData("there is no such folder", "export", "trail", "--format", "csv", "--out", "/er/is/niets/x.csv")]
    public async Task What_cannot_be_exported_is_told_in_one_line(string said, params string[] arguments)
    {
        var run = await Run(arguments);
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.ErrorLines.ShouldHaveSingleItem().ShouldContain(said);
    }

    private async Task<Run> Run(params string[] arguments) =>
        await LedgerProgram.On((await Dronten.ToRead(cluster)).ConnectionString, arguments);

    private async Task<JsonElement> Ask(params string[] arguments) => (await Run([.. arguments, "--json"])).Done();

    private async Task<List<string>> Lines(params string[] arguments)
    {
        var run = await Run(arguments);
        run.ExitCode.ShouldBe(0, run.Error);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
