using Ledger.Projections;
using Ledger.Store;
using Shouldly;

namespace Ledger.System.Tests;

/// <summary>
/// What a test of the program or the web leaves behind: tables that a rebuild makes again, row by row.
/// </summary>
internal static class Rebuilt
{
    /// <summary>Brings the tables up to the log, rebuilds all of them and compares.</summary>
    public static async Task ShouldBeTheSame(string connectionString)
    {
        await using var source = PostgresEventLog.DataSource(connectionString);
        var log = new PostgresEventLog(source);
        var host = new ProjectionHost(source, log);
        await host.Start();
        await host.CatchUp();
        foreach (var model in ReadModel.All)
        {
            var result = await new Rebuild(source, log, model).Run();
            (result.Same, result.Error).ShouldBe((true, null), string.Join('\n', result.Differences));
        }
    }
}
