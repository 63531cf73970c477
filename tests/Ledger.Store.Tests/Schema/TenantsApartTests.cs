using Ledger.Domain;
using Ledger.Store.Access;
using Ledger.Store.Tests.EventLogs;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Schema;

/// <summary>No municipality sees a row of another, whatever the program asks for.</summary>
public sealed class TenantsApartTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const string Writer = "ledger_writer";
    private const string Reader = "ledger_reader";
    private const string Admin = "ledger_admin";

    private static readonly Actor Clerk = new(Slug.Parse("mw-017"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_with_a_tenant_is_under_row_level_security() => (await database.Ask<string>(
        """
        SELECT coalesce(string_agg(DISTINCT c.relname, ' '), 'all') FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
        WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind = 'r' AND NOT (c.relrowsecurity
            AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenants_apart'))
        """)).ShouldBe("all");

    [Theory]
    [InlineData(Writer)]
    [InlineData(Reader)]
    [InlineData(Admin)]
    public async Task A_connection_sees_the_rows_of_its_municipality_and_no_others(string role)
    {
        var (own, other) = (Sample.NewTenant(), Sample.NewTenant());
        await Fill(own);
        await Fill(other);
        await using var connected = As(role, own);
        await using var unnamed = As(role, null);
        var seen = 0;
        foreach (var table in await Tables(role))
        {
            (await Tenants(database.Source, table)).ShouldContain(other.Value, table);
            (await Tenants(connected, table)).ShouldBe([own.Value], table);
            (await Tenants(unnamed, table)).ShouldBeEmpty(table);
            seen++;
        }

        seen.ShouldBeGreaterThan(role == Admin ? 2 : 7);
    }

    [Fact]
    public async Task The_log_of_another_municipality_is_empty_and_takes_nothing()
    {
        var (own, other) = (Sample.NewTenant(), Sample.NewTenant());
        await Fill(own);
        await Fill(other);
        await using var source = As(Writer, own);
        var log = new PostgresEventLog(source);

        (await log.All(own)).Count.ShouldBe(1);
        (await log.All(other)).ShouldBeEmpty();
        (await log.Stream(other, "a")).ShouldBeEmpty();
        (await log.Head(other, Cancel)).ShouldBe(0);
        await ShouldBeRefused(log, other, Sample.Append("b", 0));
        await ShouldBeRefused(log, other, Sample.Append("b", 0), Sample.Append("c", 0));
        (await log.Append(own, [Sample.Append("b", 0), Sample.Append("c", 0)], Cancel))
            .ShouldBeOfType<AppendResult.Appended>();
    }

    [Fact]
    public async Task Who_names_no_municipality_appends_for_none_unless_the_owner()
    {
        var tenant = Sample.NewTenant();
        await using var unnamed = As(Writer, null);
        await ShouldBeRefused(new PostgresEventLog(unnamed), tenant, Sample.Append("a", 0));
        await using var elsewhere = PostgresEventLog.DataSource(
            PostgresEventLog.Naming(database.ConnectionString, Sample.NewTenant()));
        await ShouldBeRefused(new PostgresEventLog(elsewhere), tenant, Sample.Append("a", 0));

        (await new PostgresEventLog(database.Source).Append(tenant, [Sample.Append("a", 0)], Cancel))
            .ShouldBeOfType<AppendResult.Appended>();
    }

    [Fact]
    public async Task A_password_is_changed_by_who_knows_what_is_kept_of_it_and_for_the_own_municipality()
    {
        var (own, other) = (Sample.NewTenant(), Sample.NewTenant());
        await Fill(own);
        await Fill(other);
        await using var source = As(Writer, own);

        (await new Accounts(source, own).ChangePassword("jan", "y", "z", Cancel)).ShouldBeFalse();
        (await new Accounts(source, own).ChangePassword("jan", "x", "z", Cancel)).ShouldBeTrue();
        (await new Accounts(source, own).Begin("jan", Cancel)).ShouldBe("z");
        await Should.ThrowAsync<StoreException>(
            () => new Accounts(source, other).ChangePassword("jan", "x", "z", Cancel));
        (await new Accounts(database.Source, other).Begin("jan", Cancel)).ShouldBe("x");
    }

    [Theory]
    [InlineData(Writer, "INSERT INTO ledger.access_log (tenant_id, action, object, result, origin, actor) "
        + "VALUES ('gm9999', 'x', 'x', 'x', 'x', 'x')")]
    [InlineData(Writer, "UPDATE ledger.access_log SET result = 'toegestaan'")]
    [InlineData(Writer, "DELETE FROM ledger.access_log")]
    [InlineData(Writer, "TRUNCATE ledger.access_log")]
    [InlineData(Writer, "UPDATE ledger.access_accounts SET role = 'beheerder'")]
    [InlineData(Writer, "UPDATE ledger.access_accounts SET password = 'x'")]
    [InlineData(Writer, "INSERT INTO ledger.access_keys VALUES ('gm0001', 'x', '', 'medewerker', '', now(), now())")]
    [InlineData(Reader, "SELECT password FROM ledger.access_accounts")]
    [InlineData(Reader, "SELECT secret FROM ledger.webhooks")]
    [InlineData(Reader, "SELECT ledger.change_password('gm0001', 'jan', 'x', 'y')")]
    [InlineData(Admin, "SELECT secret FROM ledger.webhooks")]
    [InlineData(Reader, "SELECT * FROM ledger.access_log")]
    [InlineData(Admin, "SELECT * FROM ledger.mt_events")]
    [InlineData(Admin, "SELECT ledger.append_stream('gm1', 'a', 'a', 0, '{}', '{}', '{}', '{}', '{}', '{}', '{}', 0)")]
    [InlineData(Admin, "DELETE FROM ledger.access_log")]
    public async Task A_role_does_no_more_with_access_than_it_must(string role, string sql)
    {
        await using var source = As(role, Sample.NewTenant());
        await using var command = source.CreateCommand(sql);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task ShouldBeRefused(PostgresEventLog log, TenantId tenant, params StreamAppend[] appends) =>
        (await Should.ThrowAsync<StoreException>(() => log.Append(tenant, appends, Cancel)))
            .Fault.ShouldBeOfType<StoreFault.NotAllowed>().Sentence.ShouldContain($"not for {tenant}");

    private NpgsqlDataSource As(string role, TenantId? tenant)
    {
        var connection = $"{database.ConnectionString};Options=-c role={role}";
        return PostgresEventLog.DataSource(
            tenant is { } own ? PostgresEventLog.Naming(connection, own) : connection);
    }

    private async Task<string[]> Tables(string role) => (await database.Ask<string[]>(
        $"""
         SELECT array_agg(format('ledger.%I', c.relname) ORDER BY c.relname) FROM pg_class c
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
         WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind = 'r'
            AND has_column_privilege('{role}', a.attrelid, a.attnum, 'SELECT')
         """));

    private static async Task<List<string>> Tenants(NpgsqlDataSource source, string table)
    {
        await using var command = source.CreateCommand($"SELECT DISTINCT tenant_id FROM {table}");
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        List<string> tenants = [];
        while (await reader.ReadAsync(Cancel))
        {
            tenants.Add(reader.GetString(0));
        }

        return tenants;
    }

    /// <summary>A row in every table that has a tenant.</summary>
    private async Task Fill(TenantId tenant)
    {
        var source = database.Source;
        await new PostgresEventLog(source).Append(tenant, [Sample.Append("a", 0)], Cancel);
        await new Accounts(source, tenant).Add("jan", Role.Officer, Clerk, "x", Cancel);
        await new ApiKeys(source, tenant).Add(
            Role.Public, "test", SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1), Cancel);
        await new AccessLog(source, tenant).Add(new AccessEntry("a", "b", "c", "d", "e"), Cancel);
        await database.Execute(
            $$"""
             INSERT INTO ledger.webhooks (tenant_id, id, url, secret, delivered, created_by)
             VALUES ('{{tenant}}', gen_random_uuid(), 'https://voorbeeld.nl', 'x', 0, 'mw-1');
             INSERT INTO ledger.dead_letters (tenant_id, webhook_id, sequence, event_id, type, error)
             SELECT tenant_id, id, 1, gen_random_uuid(), 'x', 'x' FROM ledger.webhooks WHERE tenant_id = '{{tenant}}';
             INSERT INTO ledger.actors VALUES ('{{tenant}}', 'mw-017', 'Jan', '\x00');
             INSERT INTO ledger.seal_logs VALUES ('{{tenant}}', 'ledger/x');
             INSERT INTO ledger.seal_keys VALUES ('{{tenant}}', 1, 'x', NULL);
             INSERT INTO ledger.seal_tiles VALUES ('{{tenant}}', 0, 0, '\x00');
             INSERT INTO ledger.seal_fingerprints VALUES ('{{tenant}}', 0, 1, '\x00');
             INSERT INTO ledger.seal_checkpoints VALUES ('{{tenant}}', 1, 1, 'x');
             """);
    }
}
