using System.Diagnostics;
using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Projections;

/// <summary>
/// The state of a plan through a lens. Every field is a register that the last event in the order of the lens has
/// written; what is withdrawn stays known but is not shown, and is back when it is set again. Events that the order of
/// the lens puts before what ended a thing therefore never fail, and never bring it back.
/// </summary>
public sealed class PlanStanding
{
    private readonly PlanId _plan;
    private readonly Lens _lens;
    private readonly Dictionary<ElementId, StandingElement> _elements = [];
    private readonly Dictionary<IndicatorId, StandingIndicator> _indicators = [];
    private readonly Dictionary<Slug, ContradictionView> _contradictions = [];
    private PlanOpened? _opened;
    private string _status = "absent";

    private PlanStanding(PlanId plan, Lens lens)
    {
        _plan = plan;
        _lens = lens;
    }

    /// <summary>Folds the events of a plan through a lens. A plan that the lens does not show is empty.</summary>
    public static PlanView Through(PlanId plan, IEnumerable<RecordedEvent> events, Lens lens)
    {
        var standing = new PlanStanding(plan, lens);
        foreach (var recorded in events.Through(lens).WithoutMisplaced())
        {
            standing.Apply(recorded);
        }

        return standing.View();
    }

    private void Apply(RecordedEvent recorded)
    {
        var origin = OriginOf(recorded);
        switch ((PlanEvent)recorded.Event)
        {
            case PlanOpened e:
                (_opened, _status) = (e, _status == "absent" ? "known" : _status);
                break;
            // What the order of the lens puts behind the end of a plan does not open it again.
            case PlanAdopted:
                _status = _status == "closed" ? "closed" : "adopted";
                break;
            case PlanClosed:
                _status = "closed";
                break;
            case ContradictionNoted e:
                _contradictions[e.Contradiction] = ContradictionsOf.View(_plan, e, recorded);
                break;
            case LineageDeclared:
                break;
            case ElementAdded e:
                _elements[e.Element] = new StandingElement(e, origin, recorded.Position);
                break;
            case ElementReworded or ElementMoved or ElementWithdrawn or ActivityScheduled:
                ApplyToElement((PlanEvent)recorded.Event, origin);
                break;
            case IndicatorDefined e:
                _indicators[e.Indicator] = new StandingIndicator(_plan, e, origin, recorded.Position);
                break;
            case var e:
                _indicators[IndicatorOf(e)].Apply(e, origin);
                break;
        }
    }

    private void ApplyToElement(PlanEvent @event, Origin origin)
    {
        switch (@event)
        {
            case ElementReworded e:
                var worded = _elements[e.Element];
                (worded.Number, worded.Title, worded.Note, worded.Origin) = (e.Number, e.Title, e.Note, origin);
                break;
            // Two moves that were fine in the order of recording can make a ring in the order of the lens; the one
            // that would close the ring then leaves its element where it is.
            case ElementMoved e when e.Parent is not { } parent || !IsUnder(parent, e.Element):
                _elements[e.Element].Parent = e.Parent;
                break;
            case ElementMoved:
                break;
            case ElementWithdrawn e:
                _elements[e.Element].IsWithdrawn = true;
                break;
            case ActivityScheduled e:
                _elements[e.Element].Schedule =
                    new ScheduleView(e.Responsible, e.Partners, e.When, e.From, e.Until);
                break;
            default:
                throw new UnreachableException($"Unhandled event {@event.GetType().Name}.");
        }
    }

    private static IndicatorId IndicatorOf(PlanEvent @event) => @event switch
    {
        IndicatorRedefined e => e.Indicator,
        IndicatorWithdrawn e => e.Indicator,
        BaselineRecorded e => e.Indicator,
        MeasurementRecorded e => e.Indicator,
        TargetSet e => e.Indicator,
        TargetChanged e => e.Indicator,
        TargetWithdrawn e => e.Indicator,
        _ => throw new UnreachableException($"Unhandled event {@event.GetType().Name}."),
    };

    internal static Origin OriginOf(RecordedEvent e) => new(
        e.Id, e.Position, e.By.DecidedOn, e.By.EffectiveFrom, e.By.Provenance, e.By.Basis is Basis.Corrects);

    private bool IsUnder(ElementId element, ElementId ancestor)
    {
        for (ElementId? at = element; at is { } id; at = _elements[id].Parent)
        {
            if (id == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private PlanView View()
    {
        var shown = new List<ElementView>();
        var children = _elements.Values.Where(e => !e.IsWithdrawn).OrderBy(e => e.FirstPosition)
            .ToLookup(e => e.Parent);
        var indicators = _indicators.Values.Where(i => !i.IsWithdrawn).OrderBy(i => i.FirstPosition)
            .ToLookup(i => i.Element);
        var contradictions = _contradictions.Values
            .SelectMany(c => c.About, (c, about) => (about, c.Id.Value)).ToLookup(c => c.about, c => c.Value);
        Show(null, 0, shown, children, indicators, contradictions);
        return new PlanView(
            _plan, _opened?.Title, _opened?.Kind, _opened?.From, _opened?.To, _status,
            _opened is { Document: null }, _lens, shown, [.. _contradictions.Values.OrderBy(c => c.Position)]);
    }

    private void Show(
        ElementId? parent, int depth, List<ElementView> shown, ILookup<ElementId?, StandingElement> children,
        ILookup<ElementId, StandingIndicator> indicators, ILookup<string, string> contradictions)
    {
        foreach (var child in children[parent])
        {
            var id = $"{_plan}/{child.Id}";
            shown.Add(child.View(
                id, parent is null ? null : $"{_plan}/{parent}", depth,
                [.. indicators[child.Id].Select(i => i.View([.. contradictions[i.Id]]))], [.. contradictions[id]]));
            Show(child.Id, depth + 1, shown, children, indicators, contradictions);
        }
    }
}
