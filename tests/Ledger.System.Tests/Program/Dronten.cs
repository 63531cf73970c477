using Ledger.LocalPostgres;
using Shouldly;

namespace Ledger.System.Tests.Program;

/// <summary>A database with the history of Dronten, imported once a run by the program itself.</summary>
internal static class Dronten
{
    /// <summary>A database of one's own with the whole history.</summary>
    public static async Task<TestDatabase> Database(TestCluster cluster) =>
        (await cluster.FreshDatabase("dronten", Import)).Checked();

    /// <summary>A database of one's own with a schema and nothing in it.</summary>
    public static async Task<TestDatabase> Empty(TestCluster cluster) =>
        (await cluster.FreshDatabase("schema_only", Init)).Checked();

    /// <summary>Where the history lies that travels with the program.</summary>
    public static string Dossier { get; } = Path.Combine(AppContext.BaseDirectory, "dossier", "dronten");

    private static async Task Init(string database, CancellationToken cancellationToken) =>
        (await LedgerProgram.On(database, "init", "--json")).Done()
            .GetProperty("version").GetInt32().ShouldBePositive();

    private static async Task Import(string database, CancellationToken cancellationToken)
    {
        await Init(database, cancellationToken);
        (await LedgerProgram.On(database, "import", Dossier, "--json")).Done();
    }
}
