using System.Diagnostics;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Store;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Projections;

/// <summary>
/// The state of a budget through a lens, or step by step: primitive + changes = current, per line and side.
/// </summary>
public sealed class BudgetStanding
{
    private readonly BudgetId _budget;
    private readonly Dictionary<BudgetLineId, StandingLine> _lines = [];

    // The adoption and the rectificaties of it: what they say is the primitive budget.
    private readonly HashSet<Guid> _adoption = [];
    private string _status = "absent";
    private Euro? _statedTotal;

    /// <summary>An empty budget.</summary>
    public BudgetStanding(BudgetId budget) => _budget = budget;

    /// <summary>Folds the events of a budget through a lens. A budget that the lens does not show is empty.</summary>
    public static BudgetView Through(BudgetId budget, IEnumerable<RecordedEvent> events, Lens lens)
    {
        var standing = new BudgetStanding(budget);
        foreach (var recorded in events.Through(lens))
        {
            standing.Apply(recorded);
        }

        return standing.View(lens);
    }

    /// <summary>Takes in one event; returns what it changed, line by line.</summary>
    public IReadOnlyList<Change> Apply(RecordedEvent recorded)
    {
        var before = Amounts();
        if (recorded.Event is BudgetAdopted
            || (recorded.By.Basis is Basis.Corrects c && _adoption.Contains(c.Event)))
        {
            _adoption.Add(recorded.Id);
        }

        Fold((BudgetEvent)recorded.Event, PlanStanding.OriginOf(recorded));
        return
        [
            .. Amounts().Where(now => !before.TryGetValue(now.Key, out var was) || was != now.Value)
                .Select(now => new Change(
                    $"{_budget}/{now.Key.Line}", now.Key.Field, before.GetValueOrDefault(now.Key), now.Value)),
        ];
    }

    /// <summary>The budget as it stands.</summary>
    public BudgetView View(Lens lens) => new(
        _budget.Plan, _budget.Year, _status, lens,
        [.. _lines.Values.OrderBy(l => l.Order).Select(l => l.View(_budget))],
        Total(Side.Expense), Total(Side.Income), _statedTotal);

    /// <summary>The totals of a side.</summary>
    public BudgetTotal Total(Side side)
    {
        var lines = _lines.Values.Where(l => l.Terms.Side == side).ToList();
        var actuals = lines.Where(l => l.Actual is not null).Select(l => l.Actual!.Value).ToList();
        return new BudgetTotal(
            Euro.Sum(lines.Select(l => l.Primitive ?? Euro.Zero)), Euro.Sum(lines.Select(l => l.Current)),
            actuals.Count == 0 ? null : Euro.Sum(actuals));
    }

    private Dictionary<(BudgetLineId Line, string Field), string> Amounts()
    {
        var amounts = new Dictionary<(BudgetLineId, string), string>();
        foreach (var line in _lines.Values)
        {
            amounts[(line.Terms.Id, "bedrag")] = line.Terms.Elsewhere ?? line.Current.ToString();
            foreach (var cover in line.Cover)
            {
                amounts[(line.Terms.Id, $"dekking {cover.Key}")] = cover.Value.ToString();
            }

            if (line.Actual is { } actual)
            {
                amounts[(line.Terms.Id, "realisatie")] = actual.ToString();
            }
        }

        return amounts;
    }

    private void Fold(BudgetEvent @event, Origin origin)
    {
        switch (@event)
        {
            case BudgetAdopted e:
                (_status, _statedTotal) = ("open", e.StatedTotal);
                foreach (var line in e.Lines)
                {
                    _lines[line.Id] = new StandingLine(line, line.Amount, _lines.Count, origin);
                }

                break;
            case BudgetAmended e:
                foreach (var change in e.Lines)
                {
                    Add(Introduce(change, origin), change.Delta, origin);
                }

                break;
            case AmountMoved e:
                Add(_lines[e.From], -e.Amount, origin);
                Add(_lines[e.To], e.Amount, origin);
                break;
            case CoverAssigned e:
                _lines[e.Line].Cover[e.Cover] = e.Amount;
                break;
            case ActualRecorded e:
                _lines[e.Line].Actual = e.Amount;
                break;
            case YearClosed:
                _status = "closed";
                break;
            default:
                throw new UnreachableException($"Unhandled event {@event.GetType().Name}.");
        }
    }

    private void Add(StandingLine line, Euro delta, Origin origin)
    {
        line.Add(delta, origin);
        if (_adoption.Contains(origin.Event))
        {
            line.Primitive = (line.Primitive ?? Euro.Zero) + delta;
        }
    }

    private StandingLine Introduce(LineChange change, Origin origin) =>
        change.NewLine is { } line
            ? _lines[line.Id] = new StandingLine(line, null, _lines.Count, origin)
            : _lines[change.Line];

    private sealed class StandingLine(BudgetLine terms, Euro? primitive, int order, Origin origin)
    {
        private Origin _origin = origin;

        public BudgetLine Terms => terms;

        public int Order => order;

        public Euro? Primitive { get; set; } = primitive;

        public Euro Current { get; private set; } = primitive ?? Euro.Zero;

        public Euro? Actual { get; set; }

        public Dictionary<string, Euro> Cover { get; } = [];

        public void Add(Euro delta, Origin from) => (Current, _origin) = (Current + delta, from);

        public BudgetLineView View(BudgetId budget) => new(
            $"{budget}/{terms.Id}", terms.Title, terms.Side, terms.Term, Primitive,
            terms.Elsewhere is null ? Current : null, Actual,
            [.. terms.Elements.Select(e => $"{budget.Plan}/{e}")], terms.Elsewhere,
            [.. Cover.Select(c => new CoverView(c.Key, c.Value))], _origin);
    }
}
