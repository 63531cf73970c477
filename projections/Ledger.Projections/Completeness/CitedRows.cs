using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>What a stream cites.</summary>
/// <param name="Plan">The plan that the stream is of; null for other streams.</param>
/// <param name="Sources">The documents.</param>
internal sealed record StreamCitations(PlanId? Plan, IReadOnlyList<CitedSource> Sources);

/// <summary>A document as a stream cites it.</summary>
/// <param name="Source">The document.</param>
/// <param name="Times">How often.</param>
/// <param name="First">The position of the first event that does.</param>
/// <param name="Rows">The rows of its tables that are cited.</param>
internal sealed record CitedSource(SourceId Source, int Times, long First, IReadOnlyList<CitedRow> Rows);

/// <summary>A row of a table in a document.</summary>
/// <param name="Place">The place of the table.</param>
/// <param name="Row">The row.</param>
internal sealed record CitedRow(string Place, int Row);

/// <summary>Which rows of which documents the facts of the ledger cite.</summary>
internal sealed class CitedRows
{
    private readonly HashSet<(SourceId, CitedRow)> _rows = [];
    private readonly Dictionary<SourceId, Dictionary<PlanId, int>> _citedBy = [];

    public CitedRows(IEnumerable<StreamCitations> streams)
    {
        foreach (var (plan, cited) in streams.SelectMany(s => s.Sources.Select(c => (s.Plan, c)))
            .OrderBy(x => x.c.First))
        {
            _rows.UnionWith(cited.Rows.Select(r => (cited.Source, r)));
            if (plan is { } of)
            {
                var plans = _citedBy.TryGetValue(cited.Source, out var known)
                    ? known
                    : _citedBy[cited.Source] = [];
                plans[of] = plans.GetValueOrDefault(of) + cited.Times;
            }
        }
    }

    /// <summary>What a stream cites.</summary>
    public static Summary<StreamCitations> Cited { get; } = new(
        "citations", ["plan", "budget", "decision", "source", "actor"],
        stream => Of(stream.Events) is { Count: > 0 } sources ? new StreamCitations(stream.Plan, sources) : null);

    public bool Has(SourceId source, string place, int row) => _rows.Contains((source, new CitedRow(place, row)));

    /// <summary>The documents that these plans cite more than any other plan does.</summary>
    public IEnumerable<SourceId> SourcesOf(HashSet<PlanId> plans) =>
        _citedBy.Where(s => plans.Contains(s.Value.MaxBy(p => p.Value).Key)).Select(s => s.Key);

    private static List<CitedSource> Of(IEnumerable<RecordedEvent> events) =>
    [
        .. events.SelectMany(e => Mention.CitationsOf(e).Select(c => (e.Position, Citation: c)))
            .GroupBy(x => x.Citation.Source)
            .Select(g => new CitedSource(
                g.Key, g.Count(), g.First().Position,
                [
                    .. g.Where(x => x.Citation.Row is not null)
                        .Select(x => new CitedRow(x.Citation.Locator, x.Citation.Row!.Value)).Distinct(),
                ])),
    ];
}
