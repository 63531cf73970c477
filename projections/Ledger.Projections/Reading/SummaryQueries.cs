using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>
/// Finds in <c>ledger_read.summary</c> what streams add to a list or report. A stream that a lens shows in part is read
/// and folded for that lens; one that it shows whole, or not at all, costs no more than its row.
/// </summary>
/// <param name="tables">The tables of the municipality.</param>
/// <param name="history">Its log.</param>
internal sealed class SummaryQueries(ReadTables tables, LedgerHistory history)
{
    private const int StreamsAtOnce = 4;

    private const string Rows =
        """
        SELECT s.stream_id, NOT s.is_whole, CASE WHEN s.is_whole THEN s.value::text END
        FROM (
            SELECT *, last_effective <= $3 AND last_decided <= $4 AND last_recorded <= $5 AS is_whole
            FROM ledger_read.summary
            WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = 'summary') AND tenant_id = $1
                AND name = $2 AND first_effective <= $3 AND first_decided <= $4 AND first_recorded <= $5) s
        ORDER BY s.first_position
        """;

    // An axis that is left out ends at infinity, as PostgreSQL reads these.
    private static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    /// <summary>What every stream adds, of what a lens shows of it, in the order in which the streams began.</summary>
    public async Task<IReadOnlyList<T>> Each<T>(
        Summary<T> summary, Lens lens, CancellationToken cancellationToken)
        where T : class
    {
        var rows = await tables.Ask(
            Rows,
            [
                summary.Name, lens.Effective?.ToDateOnly() ?? DateOnly.MaxValue,
                lens.Decided?.ToDateOnly() ?? DateOnly.MaxValue, lens.Recorded?.ToDateTimeUtc() ?? Never,
            ],
            r => (
                Stream: StreamId.Parse(r.GetString(0)), IsPartial: r.GetBoolean(1),
                Value: r.IsDBNull(2) ? null : r.GetString(2)),
            cancellationToken);
        var added = new T?[rows.Count];
        await Parallel.ForAsync(
            0, rows.Count,
            new ParallelOptions { MaxDegreeOfParallelism = StreamsAtOnce, CancellationToken = cancellationToken },
            async (at, token) => added[at] = rows[at] switch
            {
                { IsPartial: true, Stream: var stream } => await Folded(summary, stream, lens, token),
                { Value: { } value } => Summary<T>.Read(value),
                _ => null,
            });
        return [.. added.OfType<T>()];
    }

    private async Task<T?> Folded<T>(
        Summary<T> summary, StreamId stream, Lens lens, CancellationToken cancellationToken)
        where T : class
    {
        var seen = (await history.OfStream(stream, cancellationToken)).Where(e => e.IsSeenBy(lens)).ToList();
        return seen.Count == 0 ? null : summary.Of(new StreamEvents(stream, seen));
    }
}
