using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Dossier.Facts;
using Ledger.Store;

namespace Ledger.Dossier.Recording;

/// <summary>What commands given by hand may refer to, because it stands in the ledger.</summary>
internal sealed class LedgerBackground
{
    private readonly HashSet<(string Kind, string Name)> _names = [];
    private readonly Dictionary<Slug, HistoricalDate> _sources = [];
    private readonly Dictionary<Slug, HistoricalDate> _decisions = [];
    private readonly Collection _all;

    /// <summary>Takes in the events of a tenant; what the files need of them goes into the collection.</summary>
    public LedgerBackground(IEnumerable<RecordedEvent> recorded, Collection all)
    {
        _all = all;
        foreach (var @event in recorded)
        {
            Events[@event.Id] = @event;
            Take(@event);
        }
    }

    /// <summary>The events, by their ids.</summary>
    public Dictionary<Guid, RecordedEvent> Events { get; } = [];

    /// <summary>Advice that was given.</summary>
    public Dictionary<Slug, DecisionEvent.AdviceGiven> Advice { get; } = [];

    /// <summary>When sources and decisions are from.</summary>
    public Background Dates => new(_sources, _decisions);

    /// <summary>Whether the ledger has what is referred to.</summary>
    public bool Has(Reference reference) => _names.Contains((reference.Kind, reference.Name));

    private void Take(RecordedEvent recorded)
    {
        var name = recorded.Stream.Value[(recorded.Stream.Kind.Length + 1)..];
        switch (recorded.Event)
        {
            case SourceEvent.SourceRegistered e:
                _names.Add(("bron", name));
                _sources[Slug.Parse(name)] = e.Date ?? recorded.By.DecidedOn;
                _all.Sources[Slug.Parse(name)] = e;
                break;
            case DecisionEvent.DecisionTaken e:
                _names.Add(("besluit", name));
                _decisions[Slug.Parse(name)] = e.Date;
                break;
            case DecisionEvent.AdviceGiven e:
                _names.Add(("advies", name));
                _names.UnionWith(e.Points.Select(p => ("punt", $"{name}|{p.Id}")));
                _decisions[Slug.Parse(name)] = e.Date;
                Advice[Slug.Parse(name)] = e;
                break;
            case PlanEvent e:
                Take(PlanId.Parse(name), e);
                break;
            case BudgetEvent e:
                var slash = name.LastIndexOf('/');
                var year = int.Parse(name[(slash + 1)..], System.Globalization.CultureInfo.InvariantCulture);
                Take(PlanId.Parse(name[..slash]), year, e);
                break;
        }
    }

    private void Take(PlanId plan, PlanEvent @event)
    {
        switch (@event)
        {
            case PlanEvent.PlanOpened:
                _names.Add(("plan", plan.ToString()));
                break;
            case PlanEvent.ElementAdded e:
                _names.Add(("element", $"{plan}/{e.Element}"));
                _all.Titles[(plan, e.Element.Slug)] = e.Title;
                break;
            case PlanEvent.ElementReworded e:
                _all.Titles[(plan, e.Element.Slug)] = e.Title;
                break;
            case PlanEvent.IndicatorDefined e:
                _names.Add(("element", $"{plan}/{e.Indicator}"));
                _names.Add(("indicator", $"{plan}/{e.Indicator}"));
                Define(plan, e.Indicator, e.Title, e.Unit);
                break;
            case PlanEvent.IndicatorRedefined e:
                Define(plan, e.Indicator, e.Title, e.Unit);
                break;
        }
    }

    private void Define(PlanId plan, IndicatorId indicator, string title, Unit unit)
    {
        _all.Titles[(plan, indicator.Slug)] = title;
        _all.Units[(plan, indicator.Slug)] = unit;
    }

    private void Take(PlanId plan, int year, BudgetEvent @event)
    {
        var lines = @event switch
        {
            BudgetEvent.BudgetAdopted e => e.Lines,
            BudgetEvent.BudgetAmended e => e.Lines.Select(c => c.NewLine).OfType<BudgetLine>(),
            _ => [],
        };
        foreach (var line in lines)
        {
            _all.Lines[(plan, year, line.Id.Slug)] = line.Title;
        }
    }
}
