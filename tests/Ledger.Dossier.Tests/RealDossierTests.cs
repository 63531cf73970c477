using System.Diagnostics;
using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Store;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Dossier.Tests;

/// <summary>The dossier that the project carries, on a real database.</summary>
public sealed class RealDossierTests(TestCluster cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private TestDatabase? _database;
    private NpgsqlDataSource? _source;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.FreshDatabase(
            "ledger_dossier",
            async (connection, cancellationToken) =>
            {
                await using var source = PostgresEventLog.DataSource(connection);
                (await PostgresSchema.Install(source, cancellationToken)).ShouldBeOfType<SchemaResult.Ready>();
            },
            TestContext.Current.CancellationToken);
        _source = PostgresEventLog.DataSource(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _source!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public void The_dossier_of_Dronten_has_no_problems()
    {
        var reading = DossierReader.Read(Folders.Dronten, TempDossier.Today);

        reading.Problems.Select(p => p.ToString()).ShouldBeEmpty();
        reading.Content!.Instructions.Count.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task It_is_imported_in_one_append_and_the_second_import_records_nothing()
    {
        var log = new PostgresEventLog(_source!);
        var watch = Stopwatch.StartNew();

        var first = await DossierImport.Run(Folders.Dronten, log, TempDossier.Clock, new ImportOptions());
        output.WriteLine($"{first.Recorded} commands in {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        var second = await DossierImport.Run(Folders.Dronten, log, TempDossier.Clock, new ImportOptions());
        output.WriteLine($"again in {watch.ElapsedMilliseconds} ms");

        first.Problems.ShouldBeEmpty();
        first.Recorded.ShouldBe(first.Commands.Count);
        (second.Recorded, second.Unchanged, second.Commands.Count).ShouldBe((0, first.Recorded, 0));
        second.LeftAlone.ShouldBeEmpty();
        second.Missing.ShouldBeEmpty();
        var instants = new HashSet<NodaTime.Instant>();
        await foreach (var stored in log.ReadTenant(TenantId.Parse("gm0303")))
        {
            instants.Add(stored.RecordedAt);
        }

        instants.Count.ShouldBe(1, "one transaction has one time");
    }

    [Fact]
    public async Task Files_that_stand_on_their_own_may_be_imported_one_by_one()
    {
        var log = new PostgresEventLog(_source!);
        var recorded = 0;
        foreach (var file in Directory.EnumerateFiles(Folders.Dronten, "*.yaml").Order(StringComparer.Ordinal))
        {
            var result = await DossierImport.Run(file, log, TempDossier.Clock, new ImportOptions());
            recorded += result.Recorded;
            result.Problems.ShouldAllBe(
                p => p.Message.Contains("is not registered") || p.Message.Contains("is not recorded")
                    || p.Message.Contains("does not exist"));
        }

        var rest = await DossierImport.Run(Folders.Dronten, log, TempDossier.Clock, new ImportOptions());
        rest.Problems.ShouldBeEmpty();
        rest.Unchanged.ShouldBe(recorded, "what was recorded file by file");
    }

    [Fact]
    public async Task With_a_problem_nothing_is_recorded()
    {
        using var dossier = new TempDossier();
        dossier.Edit("datum: 2025-02-01", "datum: 2031-02-01");
        var log = new PostgresEventLog(_source!);

        var result = await DossierImport.Run(dossier.Path, log, TempDossier.Clock, new ImportOptions());

        result.Problems.ShouldHaveSingleItem().Field.ShouldBe("besluiten[0].datum");
        (await log.ReadTenant(TenantId.Parse("gm0303")).AnyAsync()).ShouldBeFalse();
    }
}
