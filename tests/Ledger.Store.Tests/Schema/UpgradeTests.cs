using Ledger.Domain;
using Ledger.LocalPostgres;
using Ledger.Store.Tests.EventLogs;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Schema;

/// <summary>From every schema that there ever was, each kept whole in <c>Earlier/</c>, with events in it.</summary>
public sealed class UpgradeTests(TestCluster cluster)
{
    // Since version 6 an append says up to which position its connection has seen the log.
    private static string AppendByHand(int version) =>
        $$$"""
        SELECT ledger.append('gm0303', false, '{1}', '{plan/a}', '{plan}', '{0}', '{2}',
            ARRAY[gen_random_uuid(), gen_random_uuid()], '{target_set,target_set}', '{X,X}',
            ARRAY['{"N": 1}'::jsonb, '{"N": 2}'::jsonb], ARRAY['{}'::jsonb, '{}'::jsonb],
            '{c,c}', '{c,c}'{{{(version < 6 ? "" : ", 0")}}})
        """;

    private static readonly TenantId Tenant = TenantId.Parse("gm0303");

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, PostgresSchema.Version - 1)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_earlier_schema_becomes_the_same_as_a_new_one_and_keeps_its_events(int version)
    {
        await using var oldDatabase = await cluster.EmptyDatabase(Cancel);
        await using var newDatabase = await cluster.EmptyDatabase(Cancel);
        await using var upgraded = PostgresEventLog.DataSource(oldDatabase.ConnectionString);
        await using var fresh = PostgresEventLog.DataSource(newDatabase.ConnectionString);
        await Execute(upgraded, Earlier(version) + AppendByHand(version));
        (await PostgresSchema.Check(upgraded, Cancel))
            .ShouldBe(new StoreFault.OlderSchema(version, PostgresSchema.Version));

        (await PostgresSchema.Install(fresh, Cancel)).ShouldBeOfType<SchemaResult.Ready>();
        (await PostgresSchema.Install(upgraded, Cancel))
            .ShouldBe(new SchemaResult.Ready(PostgresSchema.Version, version, HasRoles: true));

        (await SchemaShape.Of(upgraded)).ShouldBe(await SchemaShape.Of(fresh));
        var log = new PostgresEventLog(upgraded);
        (await log.Append(Tenant, [Sample.Append("a", 2)], Cancel)).ShouldBeOfType<AppendResult.Appended>();
        (await log.Stream(Tenant, "a")).Select(e => e.Version).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Who_was_sent_the_events_before_version_8_is_sent_them_after_it()
    {
        await using var database = await cluster.EmptyDatabase(Cancel);
        await using var source = PostgresEventLog.DataSource(database.ConnectionString);
        await Execute(
            source,
            Earlier(7) + """
            INSERT INTO ledger_feed.webhooks (tenant_id, id, url, secret, delivered, created_by)
            VALUES ('gm0303', gen_random_uuid(), 'https://voorbeeld.nl', 'whsec_x', 7, 'mw-1');
            INSERT INTO ledger_feed.dead_letters (tenant_id, webhook_id, sequence, event_id, type, error)
            SELECT tenant_id, id, 5, gen_random_uuid(), 'x', 'x' FROM ledger_feed.webhooks
            """);

        (await PostgresSchema.Install(source, Cancel)).ShouldBeOfType<SchemaResult.Ready>();

        await using var command = source.CreateCommand(
            """
            SELECT w.url || w.delivered || d.sequence || (to_regnamespace('ledger_feed') IS NULL)
            FROM ledger.webhooks w JOIN ledger.dead_letters d ON d.webhook_id = w.id
            """);
        (await command.ExecuteScalarAsync(Cancel)).ShouldBe("https://voorbeeld.nl75true");
    }

    [Fact]
    public async Task A_program_that_appends_goes_on_while_another_installs_again()
    {
        await using var database = await cluster.EmptyDatabase(Cancel);
        await using var source = PostgresEventLog.DataSource(database.ConnectionString);
        await PostgresSchema.Install(source, Cancel);
        var log = new PostgresEventLog(source);
        var appending = Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                (await log.Append(Tenant, [Sample.Append("a", i)], Cancel)).ShouldBeOfType<AppendResult.Appended>();
            }
        }, Cancel);

        while (!appending.IsCompleted)
        {
            await Execute(source, "UPDATE ledger.schema_version SET script = NULL");
            (await PostgresSchema.Install(source, Cancel)).ShouldBeOfType<SchemaResult.Ready>();
        }

        await appending;
        (await log.Stream(Tenant, "a")).Count.ShouldBe(100);
    }

    [Fact]
    public async Task Who_may_change_nothing_may_install_what_is_installed()
    {
        await using var database = await cluster.EmptyDatabase(Cancel);
        await using var owner = PostgresEventLog.DataSource(database.ConnectionString);
        await PostgresSchema.Install(owner, Cancel);
        await using var writer = PostgresEventLog.DataSource(
            $"{database.ConnectionString};Options=-c role=ledger_writer");

        (await PostgresSchema.Install(writer, Cancel))
            .ShouldBe(new SchemaResult.Ready(PostgresSchema.Version, PostgresSchema.Version, HasRoles: true));
    }

    private static string Earlier(int version)
    {
        var name = $"Earlier/{version}.sql";
        using var stream = typeof(UpgradeTests).Assembly.GetManifestResourceStream(name);
        stream.ShouldNotBeNull($"Keep the schema of version {version} whole in {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
