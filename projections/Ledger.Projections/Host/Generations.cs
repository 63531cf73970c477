using Ledger.Domain;
using Npgsql;

namespace Ledger.Projections;

/// <summary>Which generation of a projection is live.</summary>
internal static class Generations
{
    // Jumps from tenant to tenant over the key of the table, however many transactions each has.
    private const string TenantsOfTheLog =
        """
        WITH RECURSIVE t (id) AS (
            SELECT min(tenant_id) FROM ledger.commits
            UNION ALL
            SELECT (SELECT min(c.tenant_id) FROM ledger.commits c WHERE c.tenant_id > t.id)
            FROM t WHERE t.id IS NOT NULL)
        SELECT id FROM t WHERE id IS NOT NULL
        """;

    /// <summary>Every municipality that has events.</summary>
    public static async Task<IReadOnlyList<TenantId>> Tenants(
        NpgsqlDataSource source, CancellationToken cancellationToken) =>
        (await source.Ask(TenantsOfTheLog, [], r => TenantId.TryParse(r.GetString(0)), cancellationToken))
            .OfType<TenantId>().ToList();

    /// <summary>How many events there are, of all municipalities.</summary>
    public static async Task<long> CountEvents(NpgsqlDataSource source, CancellationToken cancellationToken) =>
        (await source.Ask(
            "SELECT coalesce(sum(version), 0)::bigint FROM ledger.mt_streams", [], r => r.GetInt64(0),
            cancellationToken)).Single();

    /// <summary>The live generation; the first, made by today's code, when there was none.</summary>
    public static async Task<long> Live(
        NpgsqlDataSource source, ReadModel model, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await Known() is [var known])
        {
            return known;
        }

        await connection.Run(
            "INSERT INTO ledger_read.live (name, generation, code) VALUES ($1, 1, $2) ON CONFLICT DO NOTHING",
            [model.Name, model.Code], cancellationToken);
        return (await Known()).Single();

        // Who may only read asks for what is there.
        Task<List<long>> Known() => connection.Ask(
            "SELECT generation FROM ledger_read.live WHERE name = $1", [model.Name], r => r.GetInt64(0),
            cancellationToken);
    }

    /// <summary>Whether other code made the live rows.</summary>
    public static async Task<bool> IsStale(
        NpgsqlDataSource source, ReadModel model, CancellationToken cancellationToken) =>
        (await source.Ask(
            "SELECT 1 FROM ledger_read.live WHERE name = $1 AND code <> $2", [model.Name, model.Code], _ => 1,
            cancellationToken)).Count > 0;

    /// <summary>Removes the rows of every generation but one.</summary>
    public static async Task KeepOnly(
        NpgsqlConnection connection, ReadModel model, long generation, CancellationToken cancellationToken)
    {
        await connection.Run(
            $"DELETE FROM ledger_read.{model.Name} WHERE generation <> $1", [generation], cancellationToken);
        await connection.Run(
            "DELETE FROM ledger_read.progress WHERE name = $1 AND generation <> $2", [model.Name, generation],
            cancellationToken);
    }
}
