using Ledger.Domain;
using Ledger.Store.Tests.EventLogs;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Schema;

/// <summary>What is recorded stays, whoever tries. Each verb is tried, on a log with an event in it.</summary>
public sealed class ImmutabilityTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>, IAsyncLifetime
{
    private const string RefusedByGrant = PostgresErrorCodes.InsufficientPrivilege;
    private const string RefusedByTrigger = "LG003";

    private const string Insert =
        """
        INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
        SELECT seq_id + 1000000, gen_random_uuid(), stream_id, version + 1, data, type, timestamp, tenant_id
        FROM ledger.mt_events LIMIT 1
        """;

    public static TheoryData<string> Verbs => new(
        "UPDATE ledger.mt_events SET data = '{}'",
        "UPDATE ledger.mt_events SET is_archived = TRUE WHERE FALSE",
        "DELETE FROM ledger.mt_events",
        "TRUNCATE ledger.mt_events",
        "TRUNCATE ledger.mt_streams CASCADE",
        "MERGE INTO ledger.mt_events e USING (SELECT 1) s ON TRUE WHEN MATCHED THEN DELETE",
        "UPDATE ledger.commits SET recorded_at = now()",
        "DELETE FROM ledger.commits",
        "TRUNCATE ledger.commits");

    public async ValueTask InitializeAsync() =>
        await new PostgresEventLog(database.Source).Append(
            Sample.NewTenant(), [Sample.Append("a", 0)], TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_owner_is_refused_by_a_trigger(string sql) =>
        (await Refused(null, sql)).ShouldBe(RefusedByTrigger);

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_owner_is_refused_by_a_trigger_in_a_session_that_calls_itself_a_replica(string sql) =>
        (await Refused(null, $"SET session_replication_role = replica; {sql}")).ShouldBe(RefusedByTrigger);

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_writer_is_refused_by_the_grants(string sql) =>
        (await Refused("ledger_writer", sql)).ShouldBe(RefusedByGrant);

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_reader_is_refused_by_the_grants(string sql) =>
        (await Refused("ledger_reader", sql)).ShouldBe(RefusedByGrant);

    [Theory]
    [InlineData("ledger_writer", Insert)]
    [InlineData("ledger_reader", Insert)]
    [InlineData("ledger_writer", "COPY ledger.mt_events FROM PROGRAM 'true'")]
    [InlineData("ledger_writer", "INSERT INTO ledger.mt_streams (tenant_id, id) VALUES ('gm0001', 'plan/x')")]
    [InlineData("ledger_writer", "INSERT INTO ledger.commits VALUES ('gm0001', 1, 1, now())")]
    [InlineData("ledger_writer", "UPDATE ledger.mt_streams SET version = 9")]
    [InlineData("ledger_writer", "DELETE FROM ledger.mt_streams")]
    [InlineData("ledger_writer", "SELECT nextval('ledger.mt_events_sequence')")]
    [InlineData("ledger_writer", "SELECT setval('ledger.mt_events_sequence', 1)")]
    [InlineData("ledger_writer", "ALTER TABLE ledger.mt_events DISABLE TRIGGER ALL")]
    [InlineData("ledger_writer", "DROP TABLE ledger.mt_events")]
    [InlineData("ledger_writer",
        "SELECT ledger.record('gm0001', 0, false, null, null, null, null, null, null, null, null, null, null, null)")]
    [InlineData("ledger_reader",
        "SELECT ledger.append('', true, null, null, null, null, null, null, null, null, null, null, null, null, 0)")]
    [InlineData("ledger_reader",
        "SELECT ledger.append_stream('gm0001', 'plan/x', 'plan', 0, null, null, null, null, null, null, null, 0)")]
    public async Task Nothing_goes_into_the_log_but_through_the_function_and_by_the_writer(string role, string sql) =>
        (await Refused(role, sql)).ShouldBe(RefusedByGrant);

    [Fact]
    public async Task The_owner_may_drop_the_triggers_and_so_the_seal_is_for_that()
    {
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "ALTER TABLE ledger.mt_events DISABLE TRIGGER ALL; UPDATE ledger.mt_events SET version = version",
            connection);

        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);

        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_writer_appends_and_reads_and_the_reader_reads()
    {
        var tenant = Sample.NewTenant();
        await using var writing = As("ledger_writer", tenant);
        await using var reading = As("ledger_reader", tenant);

        (await new PostgresEventLog(writing).Append(
            tenant, [Sample.Append("a", 0)], TestContext.Current.CancellationToken))
            .ShouldBeOfType<AppendResult.Appended>();

        (await new PostgresEventLog(writing).All(tenant)).Count.ShouldBe(1);
        (await new PostgresEventLog(reading).All(tenant)).Count.ShouldBe(1);
        (await Should.ThrowAsync<StoreException>(() => new PostgresEventLog(reading).Append(
            tenant, [Sample.Append("b", 0)], TestContext.Current.CancellationToken)))
            .Fault.ShouldBeOfType<StoreFault.NotAllowed>();
    }

    private NpgsqlDataSource As(string role, TenantId tenant) =>
        PostgresEventLog.DataSource(
            PostgresEventLog.Naming($"{database.ConnectionString};Options=-c role={role}", tenant));

    /// <summary>The SQLSTATE that a statement ends with, tried in a transaction that is rolled back.</summary>
    private async Task<string> Refused(string? role, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var setRole = role is null ? "" : $"SET LOCAL ROLE {role};";
        await using var command = new NpgsqlCommand($"{setRole} {sql}", connection);
        return (await Should.ThrowAsync<PostgresException>(
            () => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).SqlState;
    }
}
