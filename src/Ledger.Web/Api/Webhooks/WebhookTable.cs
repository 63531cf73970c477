using System.Security.Cryptography;
using Ledger.Domain;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Web.Api;

/// <summary>
/// The subscriptions of a municipality and what was given up. The key of a signature must be known to sign, so it is
/// encrypted, with keys that are outside the database, and bound to its subscription.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="tenant">The municipality.</param>
/// <param name="protection">Encrypts.</param>
internal sealed class WebhookTable(NpgsqlDataSource source, TenantId tenant, IDataProtectionProvider protection)
{
    // Longer than one event can take.
    private const int LeaseSeconds = 60;

    private const string Plain = WebhookSender.KeyPrefix;

    private const string Columns =
        """
        w.id, w.url, w.secret, w.types, w.delivered, w.tries, w.next_try, w.last_error, w.is_stopped, w.created_at,
        w.created_by, (SELECT count(*) FROM ledger.dead_letters d
                       WHERE d.tenant_id = w.tenant_id AND d.webhook_id = w.id)
        """;

    /// <summary>Encrypts the keys that were kept as they are, before schema version 8.</summary>
    public async Task EncryptKeys(CancellationToken cancellationToken)
    {
        var plain = await Ask(
            $"SELECT id, secret FROM ledger.webhooks WHERE tenant_id = $1 AND starts_with(secret, '{Plain}')", [],
            r => (Id: r.GetGuid(0), Secret: r.GetString(1)), cancellationToken);
        foreach (var (id, secret) in plain)
        {
            await Run(
                "UPDATE ledger.webhooks SET secret = $3 WHERE tenant_id = $1 AND id = $2",
                [id, Of(id).Protect(secret)], cancellationToken);
        }
    }

    /// <summary>Adds a subscription.</summary>
    public async Task<Webhook> Add(
        SubscriptionRequest request, long delivered, string by, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        return (await Ask(
            $"""
             WITH w AS (
                 INSERT INTO ledger.webhooks (tenant_id, id, url, secret, types, delivered, created_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING *)
             SELECT {Columns} FROM w
             """,
            [
                id, request.Url, Of(id).Protect(WebhookSender.NewSecret()),
                (object?)request.Types?.ToArray() ?? DBNull.Value, delivered, by,
            ],
            Read, cancellationToken)).Single();
    }

    /// <summary>All subscriptions, in order of their making.</summary>
    public Task<List<Webhook>> All(CancellationToken cancellationToken) => Ask(
        $"SELECT {Columns} FROM ledger.webhooks w WHERE w.tenant_id = $1 ORDER BY w.id", [], Read,
        cancellationToken);

    /// <summary>A subscription; null when there is none.</summary>
    public async Task<Webhook?> Find(Guid id, CancellationToken cancellationToken) => (await Ask(
        $"SELECT {Columns} FROM ledger.webhooks w WHERE w.tenant_id = $1 AND w.id = $2", [id], Read,
        cancellationToken)).SingleOrDefault();

    /// <summary>Ends a subscription; false when there is none.</summary>
    public async Task<bool> Remove(Guid id, CancellationToken cancellationToken) =>
        await Run("DELETE FROM ledger.webhooks WHERE tenant_id = $1 AND id = $2", [id], cancellationToken) > 0;

    /// <summary>Lets a subscription that stopped go on; false when there is none.</summary>
    public async Task<bool> Resume(Guid id, CancellationToken cancellationToken) => await Run(
        """
        UPDATE ledger.webhooks SET is_stopped = false, tries = 0, next_try = NULL
        WHERE tenant_id = $1 AND id = $2
        """,
        [id], cancellationToken) > 0;

    /// <summary>
    /// Takes the subscriptions that have something to come and whose moment it is, for this program alone.
    /// </summary>
    public Task<List<Webhook>> Lease(long lastSequence, CancellationToken cancellationToken) => Ask(
        $"""
         WITH w AS (
             UPDATE ledger.webhooks u
             SET leased_till = clock_timestamp() + interval '{LeaseSeconds} seconds'
             WHERE u.tenant_id = $1 AND NOT u.is_stopped AND u.delivered < $2
                 AND coalesce(u.next_try, '-infinity') <= clock_timestamp() AND u.leased_till < clock_timestamp()
             RETURNING *)
         SELECT {Columns} FROM w
         """,
        [lastSequence], Read, cancellationToken);

    /// <summary>When the next subscription that has something to come may be taken; null when none has.</summary>
    public async Task<Instant?> Next(long lastSequence, CancellationToken cancellationToken) => (await Ask(
        """
        SELECT greatest(coalesce(w.next_try, w.leased_till), w.leased_till, clock_timestamp()) AS moment
        FROM ledger.webhooks w WHERE w.tenant_id = $1 AND NOT w.is_stopped AND w.delivered < $2
        ORDER BY moment LIMIT 1
        """,
        [lastSequence], r => (Instant?)Instant.FromDateTimeUtc(r.GetDateTime(0)), cancellationToken)).FirstOrDefault();

    /// <summary>Gives a subscription back.</summary>
    public Task Release(Guid id, CancellationToken cancellationToken) => Run(
        "UPDATE ledger.webhooks SET leased_till = '-infinity' WHERE tenant_id = $1 AND id = $2", [id],
        cancellationToken);

    /// <summary>Notes that everything up to a number was delivered, and keeps the subscription for the next.</summary>
    public Task Delivered(Guid id, long sequence, CancellationToken cancellationToken) => Run(
        $"""
         UPDATE ledger.webhooks
         SET delivered = $3, tries = 0, next_try = NULL, last_error = NULL,
             leased_till = clock_timestamp() + interval '{LeaseSeconds} seconds'
         WHERE tenant_id = $1 AND id = $2
         """,
        [id, sequence], cancellationToken);

    /// <summary>Notes that a try failed, and when the next is.</summary>
    public Task Failed(Guid id, string error, long pauseMs, bool isStopped, CancellationToken cancellationToken) => Run(
        """
        UPDATE ledger.webhooks
        SET tries = tries + 1, last_error = $3, is_stopped = $5,
            next_try = clock_timestamp() + $4 * interval '1 millisecond'
        WHERE tenant_id = $1 AND id = $2
        """,
        [id, error, pauseMs, isStopped], cancellationToken);

    /// <summary>Gives an event up: keeps it apart and goes on behind it, in one transaction.</summary>
    public Task GiveUp(Guid id, CloudEvent @event, long sequence, string error, CancellationToken cancellationToken) =>
        Run(
            """
            WITH kept AS (
                INSERT INTO ledger.dead_letters (tenant_id, webhook_id, sequence, event_id, type, error)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (tenant_id, webhook_id, sequence) DO UPDATE SET error = excluded.error)
            UPDATE ledger.webhooks SET delivered = $3, tries = 0, next_try = NULL, last_error = $6
            WHERE tenant_id = $1 AND id = $2
            """,
            [id, sequence, @event.Id, @event.Type, error], cancellationToken);

    /// <summary>What was given up, in order.</summary>
    public Task<List<DeadLetter>> DeadLetters(
        Guid id, long after, int limit, CancellationToken cancellationToken) => Ask(
        """
        SELECT sequence, event_id, type, error, failed_at FROM ledger.dead_letters
        WHERE tenant_id = $1 AND webhook_id = $2 AND sequence > $3 ORDER BY sequence LIMIT $4
        """,
        [id, after, limit],
        r => new DeadLetter(
            r.GetInt64(0), r.GetGuid(1), r.GetString(2), r.GetString(3), Instant.FromDateTimeUtc(r.GetDateTime(4))),
        cancellationToken);

    /// <summary>Takes something off the list of what was given up.</summary>
    public Task Arrived(Guid id, long sequence, CancellationToken cancellationToken) => Run(
        "DELETE FROM ledger.dead_letters WHERE tenant_id = $1 AND webhook_id = $2 AND sequence = $3",
        [id, sequence], cancellationToken);

    private IDataProtector Of(Guid webhook) =>
        protection.CreateProtector("webhook", tenant.Value, webhook.ToString());

    // Null when the keys that it was encrypted with are not here.
    private string? Open(Guid webhook, string secret)
    {
        try
        {
            return secret.StartsWith(Plain, StringComparison.Ordinal) ? secret : Of(webhook).Unprotect(secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private Webhook Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), Open(r.GetGuid(0), r.GetString(2)),
        r.IsDBNull(3) ? null : r.GetFieldValue<string[]>(3), r.GetInt64(4),
        r.GetInt32(5), r.IsDBNull(6) ? null : Instant.FromDateTimeUtc(r.GetDateTime(6)),
        r.IsDBNull(7) ? null : r.GetString(7), r.GetBoolean(8), Instant.FromDateTimeUtc(r.GetDateTime(9)),
        r.GetString(10), r.GetInt64(11));

    private async Task<int> Run(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = Command(connection, sql, values);
        var rows = await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private async Task<List<T>> Ask<T>(
        string sql, IReadOnlyList<object> values, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, IReadOnlyList<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        if (sql.Contains("$1", StringComparison.Ordinal))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = tenant.Value });
        }

        foreach (var value in values)
        {
            command.Parameters.Add(value is DBNull
                ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
