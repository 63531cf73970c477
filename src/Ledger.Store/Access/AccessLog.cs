using Ledger.Domain;
using NodaTime;
using Npgsql;

namespace Ledger.Store.Access;

/// <summary>One entry of the access log, with the six fields of BIO2.</summary>
/// <param name="Action">What was asked: <c>aanmelden</c>, <c>vastleggen</c>, <c>account toevoegen</c>.</param>
/// <param name="Object">Of what: a method and a path, an account, a key.</param>
/// <param name="Result">What came of it, one of <see cref="Results"/>.</param>
/// <param name="Origin">From where: an address, or the program on a machine.</param>
/// <param name="Actor">By whom: a pseudonym, or <c>onbekend</c>.</param>
public sealed record AccessEntry(string Action, string Object, string Result, string Origin, string Actor)
{
    /// <summary>It was allowed and begun; what came of it is not known, or not yet.</summary>
    public const string Allowed = "toegestaan";

    /// <summary>It was allowed and done.</summary>
    public const string Done = "gelukt";

    /// <summary>It was not allowed.</summary>
    public const string Denied = "geweigerd";

    /// <summary>It was allowed, and did not come about.</summary>
    public const string Failed = "mislukt";

    /// <summary>Every result there is.</summary>
    public static IReadOnlyList<string> Results { get; } = [Done, Failed, Denied, Allowed];

    /// <summary>The actor of whom nothing is known.</summary>
    public const string Nobody = "onbekend";
}

/// <summary>An entry as it stands in the log.</summary>
/// <param name="Id">Its number, rising.</param>
/// <param name="Time">When it was written.</param>
/// <param name="Entry">The other five fields.</param>
/// <param name="EndedAt">When what came of it was written; null when that is the entry itself, or not known.</param>
public sealed record LoggedEntry(long Id, Instant Time, AccessEntry Entry, Instant? EndedAt);

/// <summary>An act that is written down and not over.</summary>
/// <param name="Id">By what its outcome names it.</param>
/// <param name="Entry">Its entry.</param>
public sealed record BegunAct(Guid Id, AccessEntry Entry);

/// <summary>Which entries are asked for.</summary>
/// <param name="Result">Of this result; null for any.</param>
/// <param name="Actor">By this actor; null for any.</param>
/// <param name="Before">Older than this number; null for the newest.</param>
/// <param name="Limit">At most so many.</param>
public sealed record AccessQuestion(string? Result = null, string? Actor = null, long? Before = null, int Limit = 50);

/// <summary>
/// What was denied and what was done with more than a reader's rights, of one municipality. The program only adds: what
/// came of an act is an entry of its own, and is read as one with it.
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
        INSERT INTO ledger.access_log (tenant_id, action, object, result, origin, actor, act, outcome_of)
        VALUES ($1, $2, $3, $4, $5, $6, $7::uuid, $8::uuid)
        """;

    private const string Select =
        """
        SELECT l.id, l.time, l.action, l.object, coalesce(o.result, l.result), l.origin, l.actor, o.time
        FROM ledger.access_log l
        LEFT JOIN LATERAL (
            SELECT result, time FROM ledger.access_log
            WHERE tenant_id = $1 AND outcome_of = l.act ORDER BY id LIMIT 1) o ON true
        WHERE l.tenant_id = $1 AND l.outcome_of IS NULL AND ($2::varchar IS NULL OR coalesce(o.result, l.result) = $2)
            AND ($3::varchar IS NULL OR l.actor = $3) AND ($4::bigint IS NULL OR l.id < $4)
        ORDER BY l.id DESC LIMIT $5
        """;

    /// <summary>Adds an entry of something that is over.</summary>
    public Task Add(AccessEntry entry, CancellationToken cancellationToken = default) =>
        Add(entry, null, null, cancellationToken);

    /// <summary>
    /// Adds an entry of something that is allowed and now begins: what cannot be written down is not done.
    /// </summary>
    /// <returns>What to say with <see cref="End"/> when it is over.</returns>
    public async Task<BegunAct> Begin(AccessEntry entry, CancellationToken cancellationToken = default)
    {
        var act = new BegunAct(Guid.CreateVersion7(), entry with { Result = AccessEntry.Allowed });
        await Add(act.Entry, act.Id, null, cancellationToken);
        return act;
    }

    /// <summary>Adds what came of something that was begun.</summary>
    public Task End(BegunAct act, bool isDone, CancellationToken cancellationToken = default) => Add(
        act.Entry with { Result = isDone ? AccessEntry.Done : AccessEntry.Failed }, null, act.Id, cancellationToken);

    private Task<bool> Add(AccessEntry entry, Guid? act, Guid? outcomeOf, CancellationToken cancellationToken) =>
        source.Do(
            Insert,
            [
                tenant.Value, Cut(entry.Action), Cut(entry.Object), Cut(entry.Result), Cut(entry.Origin),
                Cut(entry.Actor), act, outcomeOf,
            ],
            cancellationToken);

    /// <summary>Entries, the newest first.</summary>
    public async Task<IReadOnlyList<LoggedEntry>> Read(
        AccessQuestion question, CancellationToken cancellationToken = default) => await source.Ask(
        Select,
        r => new LoggedEntry(
            r.GetInt64(0), Instant.FromDateTimeUtc(r.GetDateTime(1)),
            new AccessEntry(r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6)),
            r.IsDBNull(7) ? null : Instant.FromDateTimeUtc(r.GetDateTime(7))),
        [tenant.Value, question.Result, question.Actor, question.Before, question.Limit], cancellationToken);

    // No text of PostgreSQL can hold a zero.
    private static string Cut(string text) =>
        (text.Length <= LongestField ? text : text[..LongestField]).Replace('\0', '?');
}
