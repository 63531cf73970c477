using System.Security.Cryptography;
using System.Text;
using Ledger.Domain;
using NodaTime;
using Npgsql;

namespace Ledger.Store.Access;

/// <summary>A key that a program calls with, without its secret.</summary>
/// <param name="Id">Its name, part of the key.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Purpose">What it is for, in words.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="RevokedAt">When it was taken back; null when it was not.</param>
public sealed record ApiKey(
    string Id, Role Role, string Purpose, Instant CreatedAt, Instant ExpiresAt, Instant? RevokedAt)
{
    /// <summary>The pseudonym under which it records.</summary>
    public Actor Actor => new(Slug.Parse($"sleutel-{Id}"));
}

/// <summary>
/// The keys of a municipality. A key is <c>ldg_</c>, eight hexadecimal digits that name it, and 32 random bytes in
/// base64url. Every method throws <see cref="StoreException"/> when the database cannot be used.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="tenant">The municipality.</param>
public sealed class ApiKeys(NpgsqlDataSource source, TenantId tenant)
{
    /// <summary>What every key begins with, so that one that leaked can be found by searching for it.</summary>
    public const string Prefix = "ldg_";

    private const int IdLength = 8;
    private const int SecretBytes = 32;
    private const string Columns = "id, role, purpose, created_at, expires_at, revoked_at";

    private const string Insert =
        $"""
        INSERT INTO ledger.access_keys (tenant_id, id, hash, role, purpose, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING {Columns}
        """;

    private const string Valid =
        $"""
        SELECT {Columns}, hash FROM ledger.access_keys
        WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL AND expires_at > clock_timestamp()
        """;

    private const string Take =
        """
        UPDATE ledger.access_keys SET revoked_at = clock_timestamp()
        WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL
        """;

    /// <summary>Makes a key. Its text is given here and nowhere again.</summary>
    public async Task<(ApiKey Key, string Text)> Add(
        Role role, string purpose, Instant expiresAt, CancellationToken cancellationToken = default)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var text = $"{Prefix}{id}{secret}";
        var made = await source.Ask(
            Insert, Read, [tenant.Value, id, Hash(text), role.Word(), purpose, expiresAt.ToDateTimeUtc()],
            cancellationToken);
        return (made[0], text);
    }

    /// <summary>The key that this text is; null when it is none, has expired or was taken back.</summary>
    public async Task<ApiKey?> Find(string text, CancellationToken cancellationToken = default)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Length < Prefix.Length + IdLength)
        {
            return null;
        }

        var id = text.Substring(Prefix.Length, IdLength);
        var found = await source.Ask(
            Valid, r => (Key: Read(r), Hash: (byte[])r[6]), [tenant.Value, id], cancellationToken);
        return found is [var one] && CryptographicOperations.FixedTimeEquals(one.Hash, Hash(text)) ? one.Key : null;
    }

    /// <summary>Takes a key back, at once and for good.</summary>
    /// <returns>False when there is no such key, or it was taken back before.</returns>
    public Task<bool> Revoke(string id, CancellationToken cancellationToken = default) =>
        source.Do(Take, [tenant.Value, id], cancellationToken);

    /// <summary>Every key, the newest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> List(CancellationToken cancellationToken = default) => await source.Ask(
        $"SELECT {Columns} FROM ledger.access_keys WHERE tenant_id = $1 ORDER BY created_at DESC, id",
        Read, [tenant.Value], cancellationToken);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static ApiKey Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        RoleNames.TryParse(row.GetString(1))
            ?? throw new InvalidOperationException($"The table of keys has the role {row.GetString(1)}."),
        row.GetString(2), Moment(row, 3), Moment(row, 4), row.IsDBNull(5) ? null : Moment(row, 5));

    private static Instant Moment(NpgsqlDataReader row, int column) =>
        Instant.FromDateTimeUtc(row.GetDateTime(column));
}
