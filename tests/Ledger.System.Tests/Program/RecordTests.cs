using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

public sealed class RecordTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Change =
        """
        document: uitvoeringsprogramma-bestaanszekerheid-824735
        opdrachten:
          - soort: streefwaarde-wijzigen
            plan: bestaanszekerheid-bieden-2025-2028
            indicator: kinderen-in-armoede
            jaar: 2028
            waarde: {hoogstens: 3}
            tekst: "hoogstens 3%"
            besluit: college-2025-uitvoeringsprogrammas
            geldig: 2026-01-01
            reden: Bijgesteld na de meting van 2025
            vindplaats: "§5 tabel"

        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"record-{Guid.NewGuid():N}.yaml");
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await Dronten.Database(cluster);

    public async ValueTask DisposeAsync()
    {
        File.Delete(_file);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_change_gives_a_receipt_and_the_value_has_a_new_why()
    {
        var receipt = (await Record(Change)).Done().GetProperty("receipts")[0];

        receipt.GetProperty("stream").GetString().ShouldBe("plan/bestaanszekerheid-bieden-2025-2028");
        receipt.GetProperty("events").GetArrayLength().ShouldBe(1);
        var why = (await Ask("why", "bestaanszekerheid-bieden-2025-2028/kinderen-in-armoede/2028")).Done();
        why.GetProperty("value").GetString().ShouldBe("hoogstens 3 %");
        var last = why.GetProperty("chain")[0];
        last.GetProperty("from").GetString().ShouldBe("hoogstens 2,3 %");
        last.GetProperty("rationale").GetString().ShouldBe("Bijgesteld na de meting van 2025");
        last.GetProperty("provenance").GetString().ShouldBe("contemporaneous");
        var before = (await Ask("plan", "bestaanszekerheid-bieden-2025-2028", "--effective", "2025-12-31")).Output;
        before.ShouldContain("Maximaal 2,3%");
        before.ShouldNotContain("hoogstens 3%");
    }

    [Fact]
    public async Task The_same_file_again_records_nothing()
    {
        (await Record(Change)).Done();

        (await Record(Change)).Done().GetProperty("receipts").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_command_against_a_version_that_has_passed_is_refused()
    {
        var run = await Record(Change + "    versie: 3\n");

        run.ExitCode.ShouldBe(1);
        run.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("stale-version");
        run.ErrorLines.Count.ShouldBe(1);
        run.ErrorLines[0].ShouldContain(Path.GetFileName(_file));
        (await Ask("history", "bestaanszekerheid-bieden-2025-2028/kinderen-in-armoede/2028")).Done()
            .GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_command_that_rests_on_nothing_is_not_recorded()
    {
        foreach (var (from, to, exitCode) in new[]
        {
            ("besluit: college-2025-uitvoeringsprogrammas", "besluit: raad-1999", 2),
            ("indicator: kinderen-in-armoede", "indicator: bestaat-niet", 2),
            ("reden: Bijgesteld na de meting van 2025", "reden: \"\"", 2),
            ("geldig: 2026-01-01", "geldig: 2019-01-01", 1),
            ("waarde: {hoogstens: 3}", "waarde: {hoogstens: drie}", 2),
        })
        {
            var before = await Events();

            var run = await Record(Change.Replace(from, to, StringComparison.Ordinal));

            run.ExitCode.ShouldBe(exitCode, to + run.Output);
            run.Error.ShouldContain(Path.GetFileName(_file));
            run.Error.ShouldNotContain("   at ");
            (await Events()).ShouldBe(before, to);
        }
    }

    private Task<long> Events() =>
        Sql.Scalar<long>(_database.ConnectionString, "SELECT count(*) FROM ledger.mt_events");

    private async Task<Run> Record(string text)
    {
        await File.WriteAllTextAsync(_file, text);
        return await LedgerProgram.On(_database.ConnectionString, "record", _file, "--json");
    }

    private Task<Run> Ask(params string[] question) =>
        LedgerProgram.On(_database.ConnectionString, [.. question, "--json"]);
}
