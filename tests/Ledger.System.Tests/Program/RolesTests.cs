using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

/// <summary>A deployment as <c>ops/postgres/README.md</c> has it: only <c>ledger init</c> runs as the owner.</summary>
public sealed class RolesTests(TestCluster cluster)
{
    [Fact]
    public async Task The_program_records_and_rebuilds_as_the_writer_and_answers_as_the_reader()
    {
        await using var database = await Dronten.Empty(cluster);
        var writer = As(database, "ledger_writer");
        (await LedgerProgram.On(writer, "import", Dronten.Dossier, "--json")).Done()
            .GetProperty("recorded").GetInt32().ShouldBePositive();
        (await LedgerProgram.On(writer, "rebuild", "--json")).Done();
        (await LedgerProgram.On(writer, "projections", "--json")).Done();

        var reader = As(database, "ledger_reader");
        (await LedgerProgram.On(reader, "plans", "--json")).Done().GetArrayLength().ShouldBePositive();
        (await LedgerProgram.On(reader, "trail", "--text", "armoede", "--json")).Done()
            .GetProperty("entries").GetArrayLength().ShouldBePositive();
        (await LedgerProgram.On(reader, "report", "contradictions", "--json")).Done();
        (await LedgerProgram.On(reader, "rebuild", "--json")).ExitCode.ShouldNotBe(0);
    }

    private static string As(TestDatabase database, string role) =>
        $"{database.ConnectionString};Options=-c role={role}";
}
