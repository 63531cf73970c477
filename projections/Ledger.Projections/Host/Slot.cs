using Ledger.Domain;
using Npgsql;

namespace Ledger.Projections;

/// <summary>The rows of one projection, of one generation, of one municipality, and how far they are.</summary>
/// <param name="Model">The projection.</param>
/// <param name="Generation">The generation.</param>
/// <param name="Tenant">The municipality.</param>
internal sealed record Slot(ReadModel Model, long Generation, TenantId Tenant)
{
    private const string Begin =
        "INSERT INTO ledger_read.progress (name, generation, tenant_id, position) VALUES ($1, $2, $3, 0) "
        + "ON CONFLICT DO NOTHING";

    private const string Look =
        "SELECT position, error IS NOT NULL FROM ledger_read.progress "
        + "WHERE name = $1 AND generation = $2 AND tenant_id = $3";

    private const string Move =
        """
        UPDATE ledger_read.progress
        SET position = $5, events = events + $6, updated_at = clock_timestamp(), error = NULL, error_position = NULL
        WHERE name = $1 AND generation = $2 AND tenant_id = $3 AND position = $4
        """;

    private const string Fault =
        """
        UPDATE ledger_read.progress SET error = $4, error_position = $5, updated_at = clock_timestamp()
        WHERE name = $1 AND generation = $2 AND tenant_id = $3
        """;

    private object[] Key => [Model.Name, Generation, Tenant.Value];

    /// <summary>How far the rows are, and whether they stand still on an event; begins when nothing is there.</summary>
    public async Task<(long Position, bool HasFailed)> Position(
        NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await Found() is [var found])
        {
            return found;
        }

        await connection.Run(Begin, Key, cancellationToken);
        return (await Found()).Single();

        // Who may only read asks for what is there.
        Task<List<(long, bool)>> Found() =>
            connection.Ask(Look, Key, r => (r.GetInt64(0), r.GetBoolean(1)), cancellationToken);
    }

    /// <summary>
    /// Moves on, in the transaction of the rows; false when someone else moved on first, or when this generation is
    /// no longer read and only a live one is wanted.
    /// </summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="from">The position that the rows are at.</param>
    /// <param name="to">The position that they come to.</param>
    /// <param name="events">How many events lie between the two.</param>
    /// <param name="onlyLive">Whether only rows that are read may move on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> Advance(
        NpgsqlConnection connection, long from, long to, long events, bool onlyLive,
        CancellationToken cancellationToken)
    {
        // The lock on the row makes a swap wait for the batch, and the next batch for the swap.
        const string live = "SELECT 1 FROM ledger_read.live WHERE name = $1 AND generation = $2 FOR SHARE";
        return (!onlyLive
                || (await connection.Ask(live, [Model.Name, Generation], _ => 1, cancellationToken)).Count == 1)
            && await connection.Run(Move, [.. Key, from, to, events], cancellationToken) == 1;
    }

    /// <summary>Notes on which event it stands still, and why.</summary>
    public async Task Fail(
        NpgsqlDataSource source, string error, long position, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await connection.Run(Fault, [.. Key, error, position], cancellationToken);
    }
}
