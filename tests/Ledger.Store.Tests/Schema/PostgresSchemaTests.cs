using Ledger.LocalPostgres;
using Ledger.Store.Tests.EventLogs;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Schema;

public sealed class PostgresSchemaTests(TestCluster cluster) : IAsyncLifetime
{
    private TestDatabase? _database;
    private NpgsqlDataSource? _source;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private NpgsqlDataSource Source => _source!;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.EmptyDatabase(Cancel);
        _source = PostgresEventLog.DataSource(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task An_empty_database_gets_the_schema_and_a_second_time_changes_nothing()
    {
        (await PostgresSchema.Check(Source, Cancel)).ShouldBeOfType<StoreFault.SchemaMissing>();

        (await Install()).ShouldBe(new SchemaResult.Ready(PostgresSchema.Version, 0, HasRoles: true));
        var first = await Shape();
        (await Install()).ShouldBe(
            new SchemaResult.Ready(PostgresSchema.Version, PostgresSchema.Version, HasRoles: true));

        (await Shape()).ShouldBe(first);
        (await PostgresSchema.Check(Source, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Programs_that_install_at_once_take_turns()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Install()));

        results.Cast<SchemaResult.Ready>().Count(r => r.Before == 0).ShouldBe(1);
    }

    [Fact]
    public async Task The_tables_of_Marten_have_its_columns_keys_and_indexes_and_no_others()
    {
        await Install();

        (await Ask<string>(
            """
            SELECT string_agg(conname, ' ' ORDER BY conname) FROM pg_constraint
            WHERE conrelid IN (
                'ledger.mt_streams'::regclass, 'ledger.mt_events'::regclass, 'ledger.mt_event_progression'::regclass)
              AND contype <> 'n'
            """)).ShouldBe(
            "fkey_mt_events_stream_id_tenant_id pk_mt_event_progression "
            + "pkey_mt_events_seq_id pkey_mt_streams_tenant_id_id");
        (await Ask<string>(
            """
            SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes
            WHERE schemaname = 'ledger' AND tablename LIKE 'mt%'
            """)).ShouldBe(
            "idx_mt_events_event_id pk_mt_event_progression pk_mt_events_stream_and_version "
            + "pkey_mt_events_seq_id pkey_mt_streams_tenant_id_id");
        (await Columns("mt_streams")).ShouldBe(
            "tenant_id:varchar! id:varchar! type:varchar version:int8 "
            + "timestamp:timestamptz! created:timestamptz! is_archived:bool");
        (await Columns("mt_events")).ShouldBe(
            "seq_id:int8! id:uuid! stream_id:varchar version:int8! data:jsonb! bdata:bytea type:varchar! "
            + "timestamp:timestamptz! tenant_id:varchar mt_dotnet_type:varchar correlation_id:varchar "
            + "causation_id:varchar headers:jsonb is_archived:bool");
        (await Columns("mt_event_progression")).ShouldBe("name:varchar! last_seq_id:int8 last_updated:timestamptz");
        (await Ask<string>("SELECT pg_get_serial_sequence('ledger.mt_events', 'seq_id')"))
            .ShouldBe("ledger.mt_events_sequence");
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await Install();
        await Execute("INSERT INTO ledger.schema_version (version) VALUES (99)");
        var newer = new StoreFault.NewerSchema(99, PostgresSchema.Version);

        (await Install()).ShouldBe(new SchemaResult.Failed(newer));
        (await PostgresSchema.Check(Source, Cancel)).ShouldBe(newer);
        (await Should.ThrowAsync<StoreException>(() => new PostgresEventLog(Source).Append(
            Sample.NewTenant(), [Sample.Append("a", 0)], Cancel))).Fault.ShouldBe(newer);
    }

    [Theory]
    [InlineData("CREATE SCHEMA ledger; CREATE TABLE ledger.accounts (id int)", "tables of its own, such as accounts")]
    [InlineData("CREATE SCHEMA ledger; CREATE TABLE ledger.mt_events (seq_id bigint, stream_id uuid)", "mt_events.")]
    [InlineData("CREATE SCHEMA ledger; CREATE TABLE ledger.mt_streams (id uuid, type varchar)", "tables of its own")]
    public async Task A_schema_of_someone_else_is_refused_and_left_alone(string sql, string what)
    {
        await Execute(sql);
        var before = await Shape();

        var fault = (await Install()).ShouldBeOfType<SchemaResult.Failed>().Fault;

        fault.ShouldBeOfType<StoreFault.ForeignSchema>().Sentence.ShouldContain(what);
        (await PostgresSchema.Check(Source, Cancel)).ShouldBe(fault);
        (await Shape()).ShouldBe(before);
    }

    [Fact]
    public async Task A_log_that_Marten_began_is_taken_over_with_its_events()
    {
        await Execute(
            "CREATE SCHEMA ledger;" + string.Concat(
                ((string[])["mt_streams", "mt_events", "mt_events_sequence", "mt_event_progression"])
                    .Select(t => SqlScript.Read($"{t}.sql")))
            + """
              INSERT INTO ledger.mt_streams (tenant_id, id, version)
              VALUES ('gm0303', 'plan/a', 2), ('gm0304', 'plan/a', 1);
              INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
              SELECT nextval('ledger.mt_events_sequence'), gen_random_uuid(), 'plan/a', v, '{"N": 1}', 'target_set',
                  now(), t
              FROM (VALUES ('gm0303', 1), ('gm0304', 1), ('gm0303', 2)) e (t, v)
              """);

        (await Install()).ShouldBeOfType<SchemaResult.Ready>();

        var log = new PostgresEventLog(Source);
        var tenant = Domain.TenantId.Parse("gm0303");
        (await log.Append(tenant, [Sample.Append("a", 2)], Cancel)).ShouldBeOfType<AppendResult.Appended>();
        (await log.All(tenant)).Select(e => (e.Position, e.Version)).ShouldBe([(1, 1), (3, 2), (4, 3)]);
        (await log.Stream(tenant, "a")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_may_not_make_roles_gets_the_schema_and_is_told_what_is_missing()
    {
        var database = new NpgsqlConnectionStringBuilder(_database!.ConnectionString).Database;
        await Execute(
            $"""
            DROP ROLE IF EXISTS plain_installer;
            CREATE ROLE plain_installer NOLOGIN;
            GRANT CREATE ON DATABASE "{database}" TO plain_installer;
            """);
        await using var source =
            PostgresEventLog.DataSource($"{_database.ConnectionString};Options=-c role=plain_installer");

        (await PostgresSchema.Install(source, Cancel)).ToString().ShouldStartWith("Ready");
        (await new PostgresEventLog(source).Append(Sample.NewTenant(), [Sample.Append("a", 0)], Cancel))
            .ShouldBeOfType<AppendResult.Appended>();
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_said_to_be_missing()
    {
        var settings = new NpgsqlConnectionStringBuilder(_database!.ConnectionString) { Database = "niet_hier" };
        await using var source = PostgresEventLog.DataSource(settings.ConnectionString);

        (await PostgresSchema.Install(source, Cancel))
            .ShouldBe(new SchemaResult.Failed(new StoreFault.DatabaseMissing("niet_hier")));
        (await PostgresSchema.Check(source, Cancel)).ShouldBe(new StoreFault.DatabaseMissing("niet_hier"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_to_be_out_of_reach()
    {
        await using var source = PostgresEventLog.DataSource("Host=127.0.0.1;Port=1;Username=x;Database=y");

        (await PostgresSchema.Check(source, Cancel)).ShouldBeOfType<StoreFault.Unreachable>()
            .Sentence.ShouldStartWith("PostgreSQL at 127.0.0.1:1 cannot be reached");
    }

    [Fact]
    public async Task A_log_without_a_schema_says_so()
    {
        var log = new PostgresEventLog(Source);

        (await Should.ThrowAsync<StoreException>(() => log.All(Sample.NewTenant())))
            .Fault.ShouldBeOfType<StoreFault.SchemaMissing>();
        (await Should.ThrowAsync<StoreException>(() => log.Append(Sample.NewTenant(), [Sample.Append("a", 0)], Cancel)))
            .Fault.ShouldBeOfType<StoreFault.SchemaMissing>();
    }

    private Task<SchemaResult> Install() => PostgresSchema.Install(Source, Cancel);

    private Task<string> Shape() => SchemaShape.Of(Source);

    private Task<string> Columns(string table) => Ask<string>(
        $"""
        SELECT string_agg(column_name || ':' || udt_name || CASE is_nullable WHEN 'NO' THEN '!' ELSE '' END,
            ' ' ORDER BY ordinal_position)
        FROM information_schema.columns WHERE table_schema = 'ledger' AND table_name = '{table}'
        """);

    private async Task<T> Ask<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private async Task Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
