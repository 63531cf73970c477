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

    private static async Task<long> Count(NpgsqlDataSource source, string table)
    {
        await using var command = source.CreateCommand($"SELECT count(*) FROM ledger_read.{table}");
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
