using Ledger.Domain;
using NodaTime;
using Npgsql;

namespace Ledger.Store.Access;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">What one signs in with.</param>
/// <param name="Role">What one may do then.</param>
/// <param name="Actor">The pseudonym under which one records.</param>
/// <param name="Locked">Whether an administrator shut the account.</param>
/// <param name="HasPassword">Whether one can sign in with a password.</param>
/// <param name="Failures">Wrong passwords since the last right one.</param>
/// <param name="WaitUntil">Until when no password is looked at; null when one may try.</param>
public sealed record Account(
    string Name, Role Role, Actor Actor, bool Locked, bool HasPassword, int Failures, Instant? WaitUntil);

/// <summary>A session as its cookie names it: it lasts as long as the account has this stamp.</summary>
/// <param name="Name">The account.</param>
/// <param name="Role">What one may do.</param>
/// <param name="Actor">The pseudonym.</param>
/// <param name="Stamp">The stamp.</param>
public sealed record AccountSession(string Name, Role Role, Actor Actor, Guid Stamp);

/// <summary>
/// The accounts of a municipality. Every method throws <see cref="StoreException"/> when the database cannot be used.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="tenant">The municipality.</param>
public sealed class Accounts(NpgsqlDataSource source, TenantId tenant)
{
    /// <summary>How many wrong passwords cost nothing.</summary>
    public const int FreeFailures = 5;

    // The attempt counts as a failure before its password is looked at, so that guesses sent at once cannot outrun the
    // count. From the fifth on every failure doubles the wait: half a minute, at last an hour.
    private const string Attempt =
        """
        UPDATE ledger.access_accounts SET failures = failures + 1, wait_until = CASE WHEN failures < 4 THEN '-infinity'
            ELSE clock_timestamp() + interval '30 s' * power(2, least(failures - 4, 7)) END
        WHERE tenant_id = $1 AND name = $2 AND NOT locked AND password IS NOT NULL AND wait_until <= clock_timestamp()
        RETURNING password
        """;

    private const string Succeed =
        """
        UPDATE ledger.access_accounts SET failures = 0, wait_until = '-infinity'
        WHERE tenant_id = $1 AND name = $2 AND NOT locked RETURNING name, role, actor, stamp
        """;

    private const string Known =
        "SELECT name, role, actor, stamp FROM ledger.access_accounts WHERE tenant_id = $1 AND name = $2 AND NOT locked";

    private const string Insert =
        """
        INSERT INTO ledger.access_accounts (tenant_id, name, role, actor, password) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING
        """;

    private const string Everyone =
        """
        SELECT name, role, actor, locked, password IS NOT NULL, failures,
            CASE WHEN wait_until > clock_timestamp() THEN wait_until END
        FROM ledger.access_accounts WHERE tenant_id = $1 ORDER BY name
        """;

    /// <summary>How a name is kept: without spaces around it, in lower case.</summary>
    public static string Normal(string name) => name.Trim().ToLowerInvariant();

    /// <summary>
    /// Begins an attempt to sign in, which counts as failed until <see cref="End"/> says otherwise. Gives the hash to
    /// hold the password against; null when none may be tried now, for whatever reason.
    /// </summary>
    public async Task<string?> Begin(string name, CancellationToken cancellationToken = default) =>
        (await source.Ask(Attempt, r => r.GetString(0), [tenant.Value, Normal(name)], cancellationToken))
        .FirstOrDefault();

    /// <summary>The password was right: forgets the failures and gives the session.</summary>
    public async Task<AccountSession?> End(string name, CancellationToken cancellationToken = default) =>
        (await source.Ask(Succeed, Session, [tenant.Value, Normal(name)], cancellationToken)).FirstOrDefault();

    /// <summary>The session that an account would have now; null when it is shut or there is none.</summary>
    public async Task<AccountSession?> Find(string name, CancellationToken cancellationToken = default) =>
        (await source.Ask(Known, Session, [tenant.Value, Normal(name)], cancellationToken)).FirstOrDefault();

    /// <summary>Adds an account.</summary>
    /// <returns>False when the name or the pseudonym is taken.</returns>
    public Task<bool> Add(
        string name, Role role, Actor actor, string? password, CancellationToken cancellationToken = default) =>
        source.Do(
            Insert, [tenant.Value, Normal(name), role.Word(), actor.ToString(), password], cancellationToken);

    /// <summary>Gives an account another role; its sessions end.</summary>
    public Task<bool> SetRole(string name, Role role, CancellationToken cancellationToken = default) =>
        Change(name, "role = $3", cancellationToken, role.Word());

    /// <summary>Gives an account another password, forgets its failures and ends its sessions.</summary>
    public Task<bool> SetPassword(string name, string password, CancellationToken cancellationToken = default) =>
        Change(name, "password = $3, failures = 0, wait_until = '-infinity'", cancellationToken, password);

    /// <summary>
    /// Gives an account another password, for who knows what is kept of the present one; its sessions end.
    /// </summary>
    /// <returns>False when it is not what is kept, or the account is shut.</returns>
    public async Task<bool> ChangePassword(
        string name, string kept, string password, CancellationToken cancellationToken = default) =>
        (await source.Ask(
            "SELECT ledger.change_password($1, $2, $3, $4)", r => r.GetBoolean(0),
            [tenant.Value, Normal(name), kept, password], cancellationToken)).Single();

    /// <summary>Shuts or opens an account; its sessions end.</summary>
    public Task<bool> SetLocked(string name, bool locked, CancellationToken cancellationToken = default) =>
        Change(name, "locked = $3, failures = 0, wait_until = '-infinity'", cancellationToken, locked);

    /// <summary>Ends every session of an account.</summary>
    public Task<bool> EndSessions(string name, CancellationToken cancellationToken = default) =>
        Change(name, "failures = failures", cancellationToken);

    /// <summary>Takes an account away; what was recorded under its pseudonym stays.</summary>
    public Task<bool> Remove(string name, CancellationToken cancellationToken = default) =>
        source.Do(
            "DELETE FROM ledger.access_accounts WHERE tenant_id = $1 AND name = $2",
            [tenant.Value, Normal(name)], cancellationToken);

    /// <summary>Every account, by name.</summary>
    public async Task<IReadOnlyList<Account>> List(CancellationToken cancellationToken = default) => await source.Ask(
        Everyone,
        r => new Account(
            r.GetString(0), RoleOf(r), ActorOf(r), r.GetBoolean(3), r.GetBoolean(4), r.GetInt32(5),
            r.IsDBNull(6) ? null : Instant.FromDateTimeUtc(r.GetDateTime(6))),
        [tenant.Value], cancellationToken);

    private Task<bool> Change(
        string name, string what, CancellationToken cancellationToken, params object[] values) =>
        source.Do(
            $"""
             UPDATE ledger.access_accounts SET stamp = gen_random_uuid(), {what}
             WHERE tenant_id = $1 AND name = $2
             """,
            [tenant.Value, Normal(name), .. values], cancellationToken);

    private static AccountSession Session(NpgsqlDataReader row) =>
        new(row.GetString(0), RoleOf(row), ActorOf(row), row.GetGuid(3));

    private static Role RoleOf(NpgsqlDataReader row) => RoleNames.TryParse(row.GetString(1))
        ?? throw new InvalidOperationException($"The table of accounts has the role {row.GetString(1)}.");

    private static Actor ActorOf(NpgsqlDataReader row) => new(Slug.Parse(row.GetString(2)));
}
