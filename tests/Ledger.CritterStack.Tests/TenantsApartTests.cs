using JasperFx.Events.Projections;
using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Tests.EventLogs;
using Marten;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>
/// Marten in the role <c>ledger_marten</c>: no municipality sees a row of another, whatever the program asks for.
/// </summary>
public sealed class TenantsApartTests(SharedDatabase database) : IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private readonly TenantId _own = Sample.NewTenant();
    private readonly TenantId _other = Sample.NewTenant();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // In turn, so that between the events of one are those of the other.
        var plans = new[] { _own, _other }
            .Select(t => (Tenant: t, Plan: new RandomPlan(new Random(Random.Shared.Next()), 1))).ToList();
        for (var i = 0; i < 10; i++)
        {
            foreach (var (tenant, plan) in plans)
            {
                (await (i % 2 == 0 ? database.Ours : database.Martens).Append(tenant, [plan.Next()], Cancel))
                    .ShouldBeOfType<AppendResult.Appended>();
            }
        }

        (await MartenSchema.Install(database.Source, Counting, Cancel)).ShouldBeOfType<SchemaResult.Ready>();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_table_of_Marten_s_with_a_tenant_is_under_row_level_security_and_Marten_keeps_it_so()
    {
        await using var store = LedgerMarten.Store(database.Source, Counting);
        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(Cancel);

        (await database.Ask<string>(
            """
            SELECT string_agg(c.relname || CASE WHEN c.relrowsecurity AND EXISTS (
                SELECT FROM pg_policy p WHERE p.polrelid = c.oid) THEN '' ELSE ' (open)' END, ' ' ORDER BY c.relname)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
            WHERE c.relnamespace IN ('ledger'::regnamespace, 'ledger_marten'::regnamespace)
                AND c.relname LIKE 'mt\_%' AND c.relkind = 'r'
            """)).ShouldBe("mt_doc_martenreadstests_targets mt_events mt_streams");
    }

    [Fact]
    public async Task A_session_sees_its_municipality_and_nothing_of_another()
    {
        await using var source = As(_own);
        await using var store = LedgerMarten.Store(source);
        await using var log = new MartenEventLog(source);

        (await Events(store, _own)).Count.ShouldBe((await database.Ours.All(_own)).Count);
        (await Events(store, _other)).ShouldBeEmpty();
        (await log.All(_own)).ShouldBe(await database.Ours.All(_own));
        (await log.All(_other)).ShouldBeEmpty();
        await using var session = store.QuerySession(_other.Value);
        (await session.Events.FetchStreamStateAsync("plan/plan-1", Cancel)).ShouldBeNull();
        (await session.Events.AggregateStreamAsync<Aggregates.Plan>("plan/plan-1", token: Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task An_append_for_another_municipality_or_without_naming_one_is_refused_by_either_engine()
    {
        var before = await database.Ours.All(_other);
        foreach (var named in (TenantId?[])[_own, null])
        {
            await using var source = As(named);
            await using var marten = new MartenEventLog(source);
            foreach (var log in (IEventLog[])[new PostgresEventLog(source), marten])
            {
                (await Should.ThrowAsync<StoreException>(
                    () => log.Append(_other, [Sample.Append("vreemd", 0)], Cancel)))
                    .Fault.ShouldBeOfType<StoreFault.NotAllowed>();
            }
        }

        (await database.Ours.All(_other)).ShouldBe(before);
    }

    [Fact]
    public async Task The_daemon_in_that_role_folds_its_municipality_alone_and_shows_no_other_its_documents()
    {
        await using var source = As(_own);
        await using var store = LedgerMarten.Store(source, Counting);
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await daemon.WaitForNonStaleData(TimeSpan.FromSeconds(60));
        await daemon.StopAllAsync();

        (await database.Ask<string>(
            "SELECT string_agg(tenant_id, ' ') FROM ledger_marten.mt_doc_martenreadstests_targets"))
            .ShouldBe(_own.Value);
        await using var elsewhere = As(_other);
        await using var others = LedgerMarten.Store(elsewhere, Counting);
        (await Documents(others, _own)).ShouldBeEmpty();
        (await Documents(store, _own)).ShouldHaveSingleItem().Id.ShouldBe("plan/plan-1");
    }

    private static void Counting(StoreOptions options)
    {
        options.Projections.Add(new MartenReadsTests.TargetCount(), ProjectionLifecycle.Async);
        options.Schema.For<MartenReadsTests.Targets>().UseRowLevelSecurity(LedgerMarten.TenantSetting);
    }

    private static async Task<IReadOnlyList<JasperFx.Events.IEvent>> Events(DocumentStore store, TenantId tenant)
    {
        await using var session = store.QuerySession(tenant.Value);
        return await session.Events.QueryAllRawEvents().ToListAsync(Cancel);
    }

    private static async Task<IReadOnlyList<MartenReadsTests.Targets>> Documents(DocumentStore store, TenantId tenant)
    {
        await using var session = store.QuerySession(tenant.Value);
        return await session.Query<MartenReadsTests.Targets>().ToListAsync(Cancel);
    }

    private NpgsqlDataSource As(TenantId? named) => MartenEventLog.DataSource(
        $"{database.ConnectionString};Options=-c role=ledger_marten"
        + (named is { } tenant ? $" -c ledger.tenant={tenant}" : ""));
}
