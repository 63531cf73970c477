using Ledger.Domain;
using NodaTime;
using Npgsql;

namespace Ledger.Store.Access;

/// <summary>One entry of the access log, with the six fields of BIO2.</summary>
/// <param name="Action">What was asked: <c>aanmelden</c>, <c>vastleggen</c>, <c>account toevoegen</c>.</param>
/// <param name="Object">Of what: a method and a path, an account, a key.</param>
/// <param name="Result">What came of it: <c>toegestaan</c>, <c>geweigerd</c> or <c>mislukt</c>.</param>
/// <param name="Origin">From where: an address, or the program on a machine.</param>
/// <param name="Actor">By whom: a pseudonym, or <c>onbekend</c>.</param>
public sealed record AccessEntry(string Action, string Object, string Result, string Origin, string Actor)
{
    /// <summary>It was done.</summary>
    public const string Allowed = "toegestaan";

    /// <summary>It was not allowed.</summary>
    public const string Denied = "geweigerd";

    /// <summary>It was allowed, and did not come about.</summary>
    public const string Failed = "mislukt";

    /// <summary>The actor of whom nothing is known.</summary>
    public const string Nobody = "onbekend";
}

/// <summary>An entry as it stands in the log.</summary>
/// <param name="Id">Its number, rising.</param>
/// <param name="Time">When it was written.</param>
/// <param name="Entry">The other five fields.</param>
public sealed record LoggedEntry(long Id, Instant Time, AccessEntry Entry);

/// <summary>Which entries are asked for.</summary>
/// <param name="Result">Of this result; null for any.</param>
/// <param name="Actor">By this actor; null for any.</param>
/// <param name="Before">Older than this number; null for the newest.</param>
/// <param name="Limit">At most so many.</param>
public sealed record AccessQuestion(string? Result = null, string? Actor = null, long? Before = null, int Limit = 50);

/// <summary>
/// What was denied and what was done with more than a reader's rights, of one municipality. The program only adds.
/// Every method throws <see cref="StoreException"/> when the database cannot be used.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="tenant">The municipality.</param>
public sealed class AccessLog(NpgsqlDataSource source, TenantId tenant)
{
    // What a stranger sends must not fill the disk: a field has an end.
    private const int LongestField = 400;

    private const string Insert =
        """
        INSERT INTO ledger.access_log (tenant_id, action, object, result, origin, actor)
        VALUES ($1, $2, $3, $4, $5, $6)
        """;

    private const string Select =
        """
        SELECT id, time, action, object, result, origin, actor FROM ledger.access_log
        WHERE tenant_id = $1 AND ($2::varchar IS NULL OR result = $2) AND ($3::varchar IS NULL OR actor = $3)
            AND ($4::bigint IS NULL OR id < $4)
        ORDER BY id DESC LIMIT $5
        """;

    /// <summary>Adds an entry.</summary>
    public Task Add(AccessEntry entry, CancellationToken cancellationToken = default) => source.Do(
        Insert,
        [
            tenant.Value, Cut(entry.Action), Cut(entry.Object), Cut(entry.Result), Cut(entry.Origin), Cut(entry.Actor),
        ],
        cancellationToken);

    /// <summary>Entries, the newest first.</summary>
    public async Task<IReadOnlyList<LoggedEntry>> Read(
        AccessQuestion question, CancellationToken cancellationToken = default) => await source.Ask(
        Select,
        r => new LoggedEntry(
            r.GetInt64(0), Instant.FromDateTimeUtc(r.GetDateTime(1)),
            new AccessEntry(r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6))),
        [tenant.Value, question.Result, question.Actor, question.Before, question.Limit], cancellationToken);

    // No text of PostgreSQL can hold a zero.
    private static string Cut(string text) =>
        (text.Length <= LongestField ? text : text[..LongestField]).Replace('\0', '?');
}
