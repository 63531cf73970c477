using System.Diagnostics;
using System.Globalization;
using Ledger.LocalPostgres;

namespace Ledger.Projections.Tests.Host;

/// <summary>
/// Programs that rebuild, and their databases, die at random points; on a cluster as durable as a real one. 10 rounds,
/// or what <c>LEDGER_CRASH_ROUNDS</c> says, from a seed that is printed and can be given as <c>LEDGER_CRASH_SEED</c>.
/// </summary>
public sealed class KilledRebuildTests : IDisposable
{
    private static readonly Times Autumn = new("2025-09-01", "2025-09-01", "2026-09-02");

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("ledger-rebuild-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Rows_that_are_read_stay_whole_while_rebuilds_and_databases_are_killed()
    {
        var seed = Number("LEDGER_CRASH_SEED") ?? Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"LEDGER_CRASH_SEED={seed}");
        var random = new Random(seed);
        await using var cluster = await Start();
        await using var database = await ReadDatabase.In(
            await cluster.EnsureDatabase("ledger", Token) + $";Password={Password}");
        await database.TellAll();
        for (var round = 0; round < (Number("LEDGER_CRASH_ROUNDS") ?? 10); round++)
        {
            using var rebuilding = Rebuilding(database.ConnectionString);
            (await rebuilding.StandardOutput.ReadLineAsync(Token)).ShouldNotBeNull().ShouldContain("Same = True");
            await database.Chronicle.On(Poverty.Id, Poverty.Add($"ronde-{round}"), Autumn);
            await Task.Delay(random.Next(0, 120), Token);

            if (random.Next(2) == 0)
            {
                await StopAtOnce();
                await (await Start()).DisposeAsync();

                // A host that runs would try again; this one is asked once.
                database.Source.Clear();
            }

            rebuilding.Kill();
            await rebuilding.WaitForExitAsync(Token);

            await new ProjectionHost(database.Source, database.Log).CatchUp(Token);
            await database.ShouldBeWhatTheLogSays();
        }

        foreach (var model in ReadModel.All)
        {
            var last = await new Rebuild(database.Source, database.Log, model).Run(null, Token);
            (last.Same, last.Error).ShouldBe((true, null));
        }

        await database.ShouldBeWhatTheLogSays();
    }

    private string Password => File.ReadAllText(Path.Combine(_home.FullName, "postgres", "password"));

    private Task<LocalCluster> Start() => LocalCluster.Start(new LocalClusterOptions(_home.FullName), Token);

    private static Process Rebuilding(string connectionString) => Process.Start(
        new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Ledger.Store.Neighbour.dll"), connectionString, "rebuild"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>What <c>pg_ctl stop -m immediate</c> does: no checkpoint, nobody is told.</summary>
    private async Task StopAtOnce()
    {
        var number = (await File.ReadAllLinesAsync(
            Path.Combine(_home.FullName, "postgres", "data", "postmaster.pid"), Token))[0];
        using var server = Process.GetProcessById(int.Parse(number, CultureInfo.InvariantCulture));
        using var kill = Process.Start("kill", ["-QUIT", number]);
        await server.WaitForExitAsync(Token);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
