using Ledger.LocalPostgres;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Program;

/// <summary>A deployment as <c>ops/postgres/README.md</c> has it: only <c>ledger init</c> runs as the owner.</summary>
public sealed class RolesTests(TestCluster cluster)
{
    [Fact]
    public async Task The_program_records_as_the_writer_answers_as_the_reader_and_rebuilds_as_neither()
    {
        await using var database = await Dronten.Empty(cluster);
        var writer = As(database, "ledger_writer");
        (await LedgerProgram.On(writer, "import", Dronten.Dossier, "--json")).Done()
            .GetProperty("recorded").GetInt32().ShouldBePositive();
        (await LedgerProgram.On(writer, "projections", "--json")).Done();

        var reader = As(database, "ledger_reader");
        (await LedgerProgram.On(reader, "plans", "--json")).Done().GetArrayLength().ShouldBePositive();
        (await LedgerProgram.On(reader, "trail", "--text", "armoede", "--json")).Done()
            .GetProperty("entries").GetArrayLength().ShouldBePositive();
        (await LedgerProgram.On(reader, "report", "contradictions", "--json")).Done();

        // A rebuild is of all municipalities, and these roles see one.
        (await LedgerProgram.On(writer, "rebuild", "--json")).ExitCode.ShouldNotBe(0);
        (await LedgerProgram.On(reader, "rebuild", "--json")).ExitCode.ShouldNotBe(0);
    }

    private static string As(TestDatabase database, string role) =>
        $"{database.ConnectionString};Options=-c role={role}";
}
