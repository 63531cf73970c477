using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>Which rows of which documents the facts of the ledger cite.</summary>
internal sealed class CitedRows
{
    private readonly HashSet<(SourceId, string, int)> _rows = [];
    private readonly Dictionary<SourceId, Dictionary<PlanId, int>> _citedBy = [];
    private readonly LedgerSnapshot _ledger;

    public CitedRows(LedgerSnapshot ledger)
    {
        _ledger = ledger;
        foreach (var recorded in ledger.Events)
        {
            foreach (var citation in Mention.CitationsOf(recorded))
            {
                if (citation.Row is { } row)
                {
                    _rows.Add((citation.Source, citation.Locator, row));
                }

                if (PlanOf(recorded.Stream) is { } plan)
                {
                    var plans = _citedBy.TryGetValue(citation.Source, out var known)
                        ? known
                        : _citedBy[citation.Source] = [];
                    plans[plan] = plans.GetValueOrDefault(plan) + 1;
                }
            }
        }
    }

    public bool Has(SourceId source, string place, int row) => _rows.Contains((source, place, row));

    /// <summary>The documents with a text that these plans cite more than any other plan does.</summary>
    public IEnumerable<SourceId> SourcesOf(HashSet<PlanId> plans) => _citedBy
        .Where(s => _ledger.Source(s.Key)?.Text is not null && plans.Contains(s.Value.MaxBy(p => p.Value).Key))
        .Select(s => s.Key);

    private static PlanId? PlanOf(StreamId stream) => stream.Kind switch
    {
        "plan" => ContradictionsOf.PlanOf(stream),
        "budget" => LedgerSnapshot.BudgetOf(stream).Plan,
        _ => null,
    };
}
