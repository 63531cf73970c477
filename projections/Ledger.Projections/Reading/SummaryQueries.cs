using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>Which streams of a list are asked for.</summary>
/// <param name="Start">How their names begin; at least their kind and a slash.</param>
/// <param name="End">How their names end.</param>
/// <param name="After">The stream that was last on the page before; null for the first page.</param>
/// <param name="Most">How many at most.</param>
internal sealed record StreamPage(string Start, string End, string? After, int Most);

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
        SELECT stream_id, NOT is_whole, CASE WHEN is_whole THEN value::text END
        FROM (
            SELECT *, last_effective <= $3 AND last_decided <= $4 AND last_recorded <= $5 AS is_whole
            FROM ledger_read.summary
            WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = 'summary') AND tenant_id = $1
                AND name = $2 AND first_effective <= $3 AND first_decided <= $4 AND first_recorded <= $5) s
        """;

    private const string PageOfRows =
        $"""
        {Rows} WHERE (value IS NOT NULL OR NOT is_whole) AND stream_id > $6 AND stream_id < $7
            AND right(stream_id, length($8)) = $8
        ORDER BY stream_id LIMIT $9
        """;

    // An axis that is left out ends at infinity, as PostgreSQL reads these.
    private static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    /// <summary>What every stream adds, of what a lens shows of it, in the order in which the streams began.</summary>
    public async Task<IReadOnlyList<T>> Each<T>(
        Summary<T> summary, Lens lens, CancellationToken cancellationToken)
        where T : class
    {
        var rows = await Ask($"{Rows} ORDER BY first_position", summary, lens, [], cancellationToken);
        return [.. (await Read(summary, rows, lens, cancellationToken)).OfType<T>()];
    }

    /// <summary>
    /// A page of what streams add, of what a lens shows of them, by the names of the streams: those that begin and end
    /// as is said, from behind one of them.
    /// </summary>
    public async Task<IReadOnlyList<T>> Page<T>(
        Summary<T> summary, Lens lens, StreamPage page, CancellationToken cancellationToken)
        where T : class
    {
        var found = new List<T>();
        var after = string.CompareOrdinal(page.After, page.Start) > 0 ? page.After! : page.Start;
        while (found.Count < page.Most)
        {
            var rows = await Ask(
                PageOfRows, summary, lens,
                [after, page.Start[..^1] + (char)(page.Start[^1] + 1), page.End, page.Most], cancellationToken);
            found.AddRange((await Read(summary, rows, lens, cancellationToken)).OfType<T>());
            if (rows.Count < page.Most)
            {
                break;
            }

            after = rows[^1].Stream.Value;
        }

        return [.. found.Take(page.Most)];
    }

    private Task<List<SummaryRow>> Ask(
        string sql, Summary summary, Lens lens, IReadOnlyList<object> more, CancellationToken cancellationToken) =>
        tables.Ask(
            sql,
            [
                summary.Name, lens.Effective?.ToDateOnly() ?? DateOnly.MaxValue,
                lens.Decided?.ToDateOnly() ?? DateOnly.MaxValue, lens.Recorded?.ToDateTimeUtc() ?? Never, .. more,
            ],
            r => new SummaryRow(
                StreamId.Parse(r.GetString(0)), r.GetBoolean(1), r.IsDBNull(2) ? null : r.GetString(2)),
            cancellationToken);

    private async Task<T?[]> Read<T>(
        Summary<T> summary, List<SummaryRow> rows, Lens lens, CancellationToken cancellationToken)
        where T : class
    {
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
        return added;
    }

    private async Task<T?> Folded<T>(
        Summary<T> summary, StreamId stream, Lens lens, CancellationToken cancellationToken)
        where T : class
    {
        var seen = (await history.OfStream(stream, cancellationToken)).Where(e => e.IsSeenBy(lens)).ToList();
        return seen.Count == 0 ? null : summary.Of(new StreamEvents(stream, seen));
    }

    private sealed record SummaryRow(StreamId Stream, bool IsPartial, string? Value);
}
