using System.Collections.Concurrent;
using Ledger.Domain;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

/// <summary>The order of a tenant where only a database can put it to the test.</summary>
public sealed class PostgresOrderTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const string AppendByHand =
        """
        SELECT ledger.append('{0}', false, '{{1}}', '{{plan/held}}', '{{plan}}', '{{0}}', '{{1}}',
            ARRAY[gen_random_uuid()], '{{target_set}}', '{{X}}', ARRAY['{{}}'::jsonb], ARRAY['{{}}'::jsonb],
            '{{c}}', '{{c}}', 0)
        """;

    private const string InsertAsMartenDoes =
        """
        INSERT INTO ledger.mt_streams (tenant_id, id, version) VALUES ('{0}', 'plan/{2}', 1);
        INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
        VALUES ({1}, gen_random_uuid(), 'plan/{2}', 1, '{{}}', 'target_set', clock_timestamp(), '{0}')
        """;

    private readonly PostgresEventLog _log = new(database.Source);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_a_transaction_is_held_open_after_drawing_a_position_nobody_gets_past_it()
    {
        var (tenant, other) = (Sample.NewTenant(), Sample.NewTenant());
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var held = await connection.BeginTransactionAsync(Cancel);
        await Run(connection, AppendByHand, tenant);

        var waiting = _log.Append(tenant, [Sample.Append("a", 0)], Cancel);
        (await _log.Append(other, [Sample.Append("a", 0)], Cancel)).ShouldBeOfType<AppendResult.Appended>();
        await Task.Delay(200, Cancel);
        waiting.IsCompleted.ShouldBeFalse();
        (await _log.All(tenant)).ShouldBeEmpty();
        await held.CommitAsync(Cancel);

        (await waiting).ShouldBeOfType<AppendResult.Appended>();
        (await _log.All(tenant)).Select(e => e.Stream.Value).ShouldBe(["plan/held", "plan/a"]);
    }

    [Fact]
    public async Task A_transaction_that_is_rolled_back_leaves_a_gap_and_nothing_else()
    {
        var tenant = Sample.NewTenant();
        await using (var connection = await database.Source.OpenConnectionAsync(Cancel))
        await using (await connection.BeginTransactionAsync(Cancel))
        {
            await Run(connection, AppendByHand, tenant);
        }

        (await _log.Append(tenant, [Sample.Append("held", 0)], Cancel)).ShouldBeOfType<AppendResult.Appended>();
        (await _log.All(tenant)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_event_that_Marten_inserts_in_order_is_let_in_and_one_behind_the_head_is_refused()
    {
        var tenant = Sample.NewTenant();
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        var drawnFirst = await database.Ask<long>("SELECT nextval('ledger.mt_events_sequence')");
        var drawnSecond = await database.Ask<long>("SELECT nextval('ledger.mt_events_sequence')");

        await Run(connection, InsertAsMartenDoes, tenant, drawnSecond, "second");
        (await Should.ThrowAsync<PostgresException>(() =>
            Run(connection, InsertAsMartenDoes, tenant, drawnFirst, "first")))
            .SqlState.ShouldBe("LG004");
        await _log.Append(tenant, [Sample.Append("second", 1)], Cancel);

        (await _log.All(tenant)).Select(e => e.Version).ShouldBe([1, 2]);
        (await _log.Head(tenant, Cancel)).ShouldBeGreaterThan(drawnSecond);
    }

    [Fact]
    public async Task Under_another_isolation_level_an_append_is_refused()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await using var transaction =
            await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, Cancel);

        (await Should.ThrowAsync<PostgresException>(() => Run(connection, AppendByHand, Sample.NewTenant())))
            .SqlState.ShouldBe("LG001");
    }

    [Fact]
    public async Task Instants_of_a_tenant_do_not_go_back_when_the_clock_does()
    {
        var tenant = Sample.NewTenant();
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        await Run(connection, "INSERT INTO ledger.commits VALUES ('{0}', 0, 0, '2199-01-01')", tenant);

        await _log.Append(tenant, [Sample.Append("a", 0)], Cancel);

        (await _log.All(tenant)).Single().RecordedAt.ShouldBe(NodaTime.Instant.FromUtc(2199, 1, 1, 0, 0));
    }

    [Fact]
    public async Task Every_append_wakes_who_listens_with_the_tenant()
    {
        var tenant = Sample.NewTenant();
        ConcurrentQueue<string> heard = [];
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        connection.Notification += (_, e) => heard.Enqueue(e.Payload);
        await Run(connection, "LISTEN ledger_appended", tenant);

        await _log.Append(tenant, [Sample.Append("a", 0)], Cancel);
        while (!heard.Contains(tenant.Value))
        {
            await connection.WaitAsync(Cancel);
        }

        await Run(connection, "UNLISTEN *", tenant);
    }

    [Fact]
    public async Task Two_hundred_callers_share_a_pool_of_ten()
    {
        var tenants = Enumerable.Range(0, 7).Select(_ => Sample.NewTenant()).ToList();
        await using var small = PostgresEventLog.DataSource($"{database.ConnectionString};Maximum Pool Size=10");
        var log = new PostgresEventLog(small);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var tenant = tenants[i % tenants.Count];
            for (var n = 0; n < 5; n++)
            {
                (await log.Append(tenant, [Sample.Append($"s{i}", n)], Cancel)).ShouldBeOfType<AppendResult.Appended>();
                (await log.Stream(tenant, $"s{i}")).Count.ShouldBe(n + 1);
            }
        }));

        (await Task.WhenAll(tenants.Select(t => log.All(t)))).Sum(all => all.Count).ShouldBe(1000);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, TenantId tenant, params object[] values)
    {
        await using var command = new NpgsqlCommand(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, [tenant.Value, .. values]),
            connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
