using Ledger.Domain;
using NodaTime;
using Npgsql;

namespace Ledger.Projections;

/// <summary>How much there is of a municipality.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Position">The position of the last; 0 when there is none.</param>
/// <param name="LastRecordedAt">When the last was recorded; null when there is none.</param>
public sealed record LedgerState(long Events, long Position, Instant? LastRecordedAt);

/// <summary>A question needs a table that is not up to the log and does not get there.</summary>
/// <param name="status">Where the table stands, and why.</param>
public sealed class ProjectionBehindException(ProjectionStatus status)
    : Exception($"The projection '{status.Name}' stands still at position {status.Position}: "
        + (status.Error ?? $"it is {status.State}; 'ledger rebuild {status.Name}' makes it anew") + ".")
{
    /// <summary>Where the table stands, and why.</summary>
    public ProjectionStatus Status { get; } = status;
}

/// <summary>
/// The tables of one municipality, asked only when they are up to the log: who has just recorded something finds it.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="host">Brings the tables up to the log.</param>
/// <param name="tenant">The municipality.</param>
internal sealed class ReadTables(NpgsqlDataSource source, ProjectionHost host, TenantId tenant)
{
    private const string Look =
        """
        SELECT m.name, coalesce(p.position, 0), p.error, p.error_position, l.code, c.last_position, c.recorded_at,
            coalesce(p.events, 0)
        FROM unnest($2::text[]) m (name)
        LEFT JOIN ledger_read.live l ON l.name = m.name
        LEFT JOIN ledger_read.progress p ON p.name = l.name AND p.generation = l.generation AND p.tenant_id = $1
        LEFT JOIN LATERAL (
            SELECT last_position, recorded_at FROM ledger.commits
            WHERE tenant_id = $1 ORDER BY last_position DESC LIMIT 1) c ON true
        """;

    private LedgerState? _reached;
    private IReadOnlyCollection<ReadModel> _upToDate = [];

    /// <summary>The same tables, of which it is known now which of these are up to the log.</summary>
    public async Task<ReadTables> AsOfNow(CancellationToken cancellationToken, params ReadModel[] models)
    {
        await host.Start(null, cancellationToken);
        var (state, behind) = await Standing(null, models, cancellationToken);
        return new ReadTables(source, host, tenant)
        {
            _reached = state,
            _upToDate = [.. models.Where(m => behind.All(b => b.Name != m.Name))],
        };
    }

    /// <summary>Waits until tables are up to what is recorded now; gives how much that is.</summary>
    /// <exception cref="ProjectionBehindException">One of them cannot get there.</exception>
    public async Task<LedgerState> Reach(CancellationToken cancellationToken, params ReadModel[] needed)
    {
        if (_reached is { } reached && needed.All(_upToDate.Contains))
        {
            return reached;
        }

        await host.Start(null, cancellationToken);
        var (state, behind) = await Standing(null, needed, cancellationToken);
        if (behind.Count > 0)
        {
            await host.CatchUp(tenant, cancellationToken);
            (var after, behind) = await Standing(state.Position, needed, cancellationToken);
            state = state with { Events = after.Events };
        }

        return behind.Count == 0 ? state : throw new ProjectionBehindException(behind[0]);
    }

    /// <summary>Asks the tables for rows; <c>$1</c> is the municipality.</summary>
    public Task<List<T>> Ask<T>(
        string sql, IReadOnlyList<object> values, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken) =>
        source.Ask(sql, [tenant.Value, .. values], row, cancellationToken);

    private async Task<(LedgerState State, IReadOnlyList<ProjectionStatus> Behind)> Standing(
        long? upTo, ReadModel[] needed, CancellationToken cancellationToken)
    {
        var rows = await source.Ask(Look, [tenant.Value, needed.Select(m => m.Name).ToArray()], row =>
        {
            var model = Array.Find(needed, m => m.Name == row.GetString(0))!;
            var head = row.IsDBNull(5) ? 0 : row.GetInt64(5);
            var position = row.GetInt64(1);
            var error = row.IsDBNull(2)
                ? null
                : FormattableString.Invariant($"event {row.GetInt64(3)}: {row.GetString(2)}");
            var isStale = !row.IsDBNull(4) && row.GetString(4) != model.Code;
            return (
                State: new LedgerState(
                    row.GetInt64(7), head, row.IsDBNull(6) ? null : Instant.FromDateTimeUtc(row.GetDateTime(6))),
                IsCurrent: position >= (upTo ?? head) && !isStale,
                Status: new ProjectionStatus(
                    model.Name, tenant.Value, position, head - position,
                    error is not null ? "failed" : isStale ? "stale" : "behind", error));
        }, cancellationToken);
        return (rows[0].State, [.. rows.Where(r => !r.IsCurrent).Select(r => r.Status)]);
    }
}
