using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Tests.EventLogs;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.CritterStack.Tests;

/// <summary>A program that appends through Marten may add to the log, and may change and hide nothing.</summary>
public sealed class RoleTests(SharedDatabase database) : IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private readonly TenantId _tenant = Sample.NewTenant();
    private NpgsqlDataSource? _source;
    private MartenEventLog? _log;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _source = MartenEventLog.DataSource(
            $"{database.ConnectionString};Options=-c role=ledger_marten -c ledger.tenant={_tenant}");
        _log = new MartenEventLog(_source);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _log!.DisposeAsync();
        await _source!.DisposeAsync();
    }

    [Fact]
    public async Task It_appends_through_either_door_and_is_told_why_not()
    {
        var first = Sample.Append("a", 0, Sample.Events(3));
        (await _log!.Append(_tenant, [first], Cancel)).ShouldBeOfType<AppendResult.Appended>();
        (await new PostgresEventLog(_source!).Append(_tenant, [Sample.Append("a", 3)], Cancel))
            .ShouldBeOfType<AppendResult.Appended>();

        (await _log.Append(_tenant, [Sample.Append("a", 0)], Cancel))
            .ShouldBe(new AppendResult.Conflict(Sample.Stream("a"), 0, 4));
        (await _log.Append(_tenant, [first], Cancel)).ShouldBeOfType<AppendResult.Appended>();
        (await _log.All(_tenant)).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("UPDATE ledger.mt_events SET data = '{}'")]
    [InlineData("DELETE FROM ledger.mt_events")]
    [InlineData("TRUNCATE ledger.mt_events")]
    [InlineData("DELETE FROM ledger.mt_streams")]
    [InlineData("UPDATE ledger.mt_streams SET is_archived = TRUE")]
    [InlineData("UPDATE ledger.mt_streams SET id = 'plan/x'")]
    [InlineData("INSERT INTO ledger.commits VALUES ('gm0001', 1, 1, now())")]
    [InlineData("DELETE FROM ledger.commits")]
    [InlineData("ALTER TABLE ledger.mt_events DISABLE TRIGGER ALL")]
    [InlineData("SELECT setval('ledger.mt_events_sequence', 1)")]
    public async Task It_changes_nothing_that_is_recorded(string sql) =>
        (await Should.ThrowAsync<PostgresException>(() => Run(sql))).SqlState
            .ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Fact]
    public async Task It_neither_hides_an_event_from_readers_nor_dates_it()
    {
        await Run(
            $"""
             SET ledger.recording = 'on';
             INSERT INTO ledger.mt_streams (tenant_id, id, version) VALUES ('{_tenant}', 'plan/h', 1);
             INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
             VALUES (nextval('ledger.mt_events_sequence'), gen_random_uuid(), 'plan/h', 1, '{JsonOfNothing}',
                'target_set', '2008-01-01', '{_tenant}');
             RESET ledger.recording
             """);

        var seen = (await database.Ours.All(_tenant)).ShouldHaveSingleItem();
        seen.RecordedAt.ShouldBeGreaterThan(NodaTime.SystemClock.Instance.GetCurrentInstant()
            - NodaTime.Duration.FromMinutes(1));
    }

    [Fact]
    public async Task What_did_not_happen_is_no_event_though_Marten_fills_its_number()
    {
        await Run(
            $"""
             INSERT INTO ledger.mt_streams (tenant_id, id, version) VALUES ('{_tenant}', 'mt_tombstone', 0);
             INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
             VALUES (nextval('ledger.mt_events_sequence'), gen_random_uuid(), 'mt_tombstone', 1, '{JsonOfNothing}',
                'tombstone', now(), '{_tenant}')
             """);

        (await database.Ours.All(_tenant)).ShouldBeEmpty();
        (await database.Ours.Head(_tenant, Cancel)).ShouldBe(0);
    }

    private const string JsonOfNothing = "{}";

    private async Task Run(string sql)
    {
        await using var command = _source!.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
