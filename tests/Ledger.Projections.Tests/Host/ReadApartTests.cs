using Ledger.LocalPostgres;
using Npgsql;

namespace Ledger.Projections.Tests.Host;

/// <summary>The tables that questions are answered from show no municipality to another.</summary>
public sealed class ReadApartTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ledger_reader")]
    [InlineData("ledger_writer")]
    public async Task A_connection_sees_its_own_municipality_alone_and_rebuilds_nothing(string role)
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        await new ProjectionHost(database.Source, database.Log).CatchUp(Cancel);
        var connection = $"{database.ConnectionString};Options=-c role={role}";
        await using var own = PostgresEventLog.DataSource(PostgresEventLog.Naming(connection, Chronicle.Dronten));
        await using var other = PostgresEventLog.DataSource(
            PostgresEventLog.Naming(connection, TenantId.Parse("gm0995")));

        foreach (var table in await database.Ask<string>(
            "SELECT table_name::text FROM information_schema.columns "
            + "WHERE table_schema = 'ledger_read' AND column_name = 'tenant_id'"))
        {
            (await Count(own, table)).ShouldBeGreaterThan(0, table);
            (await Count(other, table)).ShouldBe(0, table);
        }

        var rebuild = new Rebuild(own, database.Log, TrailTable.Model);
        (await Should.ThrowAsync<StoreException>(() => rebuild.Run(null, Cancel))).Fault
            .ShouldBeOfType<StoreFault.NotAllowed>();
    }

    [Fact]
    public async Task A_role_of_one_municipality_leaves_a_stale_table_stale_and_follows_the_others()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        await new ProjectionHost(database.Source, database.Log).CatchUp(Cancel);
        await database.Ask<string>("UPDATE ledger_read.live SET code = 'older' WHERE name = 'trail' RETURNING code");
        await using var own = PostgresEventLog.DataSource(PostgresEventLog.Naming(
            $"{database.ConnectionString};Options=-c role=ledger_writer", Chronicle.Dronten));
        await database.Chronicle.On(
            Poverty.Id, Poverty.Add("doel-9"), new Times("2025-09-01", "2025-09-01", "2026-09-02"));

        var host = new ProjectionHost(own, new PostgresEventLog(own));
        await host.Start(null, Cancel);
        await host.CatchUp(Cancel);

        (await host.Health(Cancel)).Projections.Select(p => (p.Name, p.State)).ShouldBe(
            ReadModel.All.Select(m => (m.Name, m.Name == "trail" ? "stale" : "live")));
        var reader = new LedgerReader(own, new PostgresEventLog(own), host, Chronicle.Dronten);
        (await reader.Find("armoede/doel-9", Cancel)).ShouldHaveSingleItem();
        (await Should.ThrowAsync<ProjectionBehindException>(
            () => reader.Trail(new TrailFilter(), Lens.Everything, cancellationToken: Cancel)))
            .Message.ShouldContain("ledger rebuild trail");
    }

    [Fact]
    public async Task Every_word_that_is_searched_for_carries_its_municipality()
    {
        await using var database = await ReadDatabase.Fresh(cluster);
        await database.TellAll();
        await new ProjectionHost(database.Source, database.Log).CatchUp(Cancel);
        foreach (var table in new[] { "trail", "subject" })
        {
            (await database.Ask<bool>(
                $"SELECT bool_and(w.lexeme LIKE 'gm0303 %') FROM ledger_read.{table}, unnest(own_stems) w"))
                .ShouldBe([true]);
        }

        (await database.Reader().Search("armoed", Lens.Everything, 10, Cancel)).ShouldNotBeEmpty();
        (await database.Reader(TenantId.Parse("gm0995")).Search("armoed", Lens.Everything, 10, Cancel)).ShouldBeEmpty();
    }

    private static async Task<long> Count(NpgsqlDataSource source, string table)
    {
        await using var command = source.CreateCommand($"SELECT count(*) FROM ledger_read.{table}");
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
