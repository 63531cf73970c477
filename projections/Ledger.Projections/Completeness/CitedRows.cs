using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;

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
            foreach (var citation in recorded.By.Citations.Concat(Within(recorded.Event)))
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

    private static IEnumerable<Citation> Within(ILedgerEvent @event) => @event switch
    {
        PlanEvent.ContradictionNoted e => e.Statements.Select(s => s.At),
        DecisionEvent.AdviceGiven e => e.Points.Select(p => p.At).Concat(e.Ranking.Select(r => r.At)),
        DecisionEvent.AdviceAnswered e => e.Replies.Select(r => r.At),
        _ => [],
    };
}
