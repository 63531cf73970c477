using System.Runtime.CompilerServices;
using Ledger.LocalPostgres;
using Shouldly;

namespace Ledger.System.Tests.Program;

/// <summary>A database with the history of Dronten, imported once a run by the program itself.</summary>
internal static class Dronten
{
    private static readonly ConditionalWeakTable<TestCluster, Lazy<Task<TestDatabase>>> _toRead = [];

    /// <summary>A database of one's own with the whole history.</summary>
    public static async Task<TestDatabase> Database(TestCluster cluster) =>
        (await cluster.FreshDatabase("dronten", Import)).Checked();

    /// <summary>The history in one database for all tests that only ask; gone with the cluster.</summary>
    public static Task<TestDatabase> ToRead(TestCluster cluster) =>
        _toRead.GetValue(cluster, static c => new Lazy<Task<TestDatabase>>(() => Database(c))).Value;

    /// <summary>
    /// A database of one's own with the whole history, and what it was sealed with in a home. It is not checked, for it
    /// may be attacked.
    /// </summary>
    public static async Task<TestDatabase> Sealed(TestCluster cluster, string home)
    {
        var database = await cluster.FreshDatabase("dronten", Import);
        var folder = Directory.CreateDirectory(Path.Combine(home, "seal")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SealedHome, "seal")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return database;
    }

    /// <summary>A database of one's own with a schema and nothing in it.</summary>
    public static async Task<TestDatabase> Empty(TestCluster cluster) =>
        (await cluster.FreshDatabase("schema_only", Init)).Checked();

    /// <summary>Where the history lies that travels with the program.</summary>
    public static string Dossier { get; } = Path.Combine(AppContext.BaseDirectory, "dossier", "dronten");

    // Where the history was sealed that all these databases copy.
    private static string SealedHome { get; } = Path.Combine(
        Path.GetTempPath(), $"ledger-sealed-{Environment.ProcessId}");

    private static async Task Init(string database, CancellationToken cancellationToken) =>
        (await LedgerProgram.On(database, "init", "--json")).Done()
            .GetProperty("version").GetInt32().ShouldBePositive();

    private static async Task Import(string database, CancellationToken cancellationToken)
    {
        await Init(database, cancellationToken);
        (await LedgerProgram.On(database, SealedHome, ["import", Dossier, "--json"])).Done();
    }
}
