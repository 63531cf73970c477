using JasperFx;
using Ledger.Store;
using Ledger.Store.Tests.EventLogs;
using Npgsql;
using Shouldly;
using Weasel.Core;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>Neither of the two, ours and Marten's, finds anything to change in what the other made.</summary>
public sealed class SchemaTests(TestServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Marten_misses_its_own_objects_in_our_schema_and_would_change_none_of_ours()
    {
        await using var source = NpgsqlDataSource.Create(await server.EmptyDatabase());
        await PostgresSchema.Install(source, Cancel);
        await using var store = LedgerMarten.Store(source);

        var migration = await store.Storage.Database.CreateMigrationAsync(Cancel);

        migration.Difference.ShouldBe(SchemaPatchDifference.Create);
        migration.Deltas.ShouldAllBe(
            d => d.Difference == SchemaPatchDifference.None || d.Difference == SchemaPatchDifference.Create);
    }

    [Fact]
    public async Task Once_both_are_installed_neither_finds_anything_to_do_however_often()
    {
        await using var source = NpgsqlDataSource.Create(await server.EmptyDatabase());
        await MartenSchema.Install(source, cancellationToken: Cancel);
        await MartenSchema.Install(source, cancellationToken: Cancel);
        await using var store = LedgerMarten.Store(source);

        (await store.Storage.Database.CreateMigrationAsync(Cancel)).Difference.ShouldBe(SchemaPatchDifference.None);
        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(Cancel);
        (await PostgresSchema.Check(source, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_ledger_that_Marten_began_is_taken_over_with_its_events_and_stays_Marten_s_too()
    {
        await using var source = MartenEventLog.DataSource(await server.EmptyDatabase());
        await using var store = LedgerMarten.Store(source);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
        var tenant = Sample.NewTenant();
        var plan = new RandomPlan(new Random(7), 1);
        await using (var session = store.LightweightSession(tenant.Value))
        {
            session.AppendEncoded(plan.Next());
            await session.SaveChangesAsync(Cancel);
        }

        (await MartenSchema.Install(source, cancellationToken: Cancel)).ShouldBeOfType<SchemaResult.Ready>();

        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(Cancel);
        var ours = new PostgresEventLog(source);
        (await ours.Append(tenant, [plan.Next()], Cancel)).ShouldBeOfType<AppendResult.Appended>();
        var all = await ours.All(tenant);
        all.Select(e => e.Version).ShouldBe(Enumerable.Range(1, all.Count).Select(i => (long)i));
    }
}
