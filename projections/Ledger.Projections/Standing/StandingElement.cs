using System.Diagnostics;
using Ledger.Domain;
using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Projections;

/// <summary>The registers of an element.</summary>
internal sealed class StandingElement(ElementAdded added, Origin origin, long position)
{
    public ElementId Id => added.Element;

    public long FirstPosition => position;

    public string? Number { get; set; } = added.Number;

    public string Title { get; set; } = added.Title;

    public string? Note { get; set; } = added.Note;

    public ElementId? Parent { get; set; } = added.Parent;

    public Origin Origin { get; set; } = origin;

    public bool IsWithdrawn { get; set; }

    public ScheduleView? Schedule { get; set; }

    public ElementView View(
        string id, string? parent, int depth, IReadOnlyList<IndicatorView> indicators,
        IReadOnlyList<string> contradictions) =>
        new(id, added.Kind, Number, Title, Note, parent, depth, Schedule, indicators, Origin, contradictions);
}

/// <summary>The registers of an indicator.</summary>
internal sealed class StandingIndicator(PlanId plan, IndicatorDefined defined, Origin origin, long position)
{
    private readonly Dictionary<ReadingKey, ReadingView> _baselines = [];
    private readonly Dictionary<ReadingKey, ReadingView> _measurements = [];
    private readonly Dictionary<TargetKey, TargetView> _targets = [];
    private readonly HashSet<TargetKey> _withdrawn = [];
    private Origin _origin = origin;
    private IndicatorRedefined _now = new(
        defined.Indicator, defined.Title, defined.Unit, defined.Direction, defined.IsMain, defined.MonitoredBy,
        defined.Note);

    public string Id => $"{plan}/{defined.Indicator}";

    public ElementId Element => defined.Element;

    public long FirstPosition => position;

    public bool IsWithdrawn { get; private set; }

    public void Apply(PlanEvent @event, Origin from)
    {
        switch (@event)
        {
            case IndicatorRedefined e:
                (_now, _origin) = (e, from);
                break;
            case IndicatorWithdrawn:
                IsWithdrawn = true;
                break;
            case BaselineRecorded e:
                _baselines[new ReadingKey(e.Indicator, e.Scope, e.ReferenceDate)] =
                    Read(e.Scope, e.ReferenceDate, e.Reading, e.Text, from);
                break;
            case MeasurementRecorded e:
                _measurements[new ReadingKey(e.Indicator, e.Scope, e.ReferenceDate)] =
                    Read(e.Scope, e.ReferenceDate, e.Reading, e.Text, from);
                break;
            case TargetSet e:
                _withdrawn.Remove(TargetKey.Of(e.Indicator, e.Horizon, e.Scope));
                Put(TargetKey.Of(e.Indicator, e.Horizon, e.Scope), e.Value, e.Text, from);
                break;
            case TargetChanged e:
                Put(TargetKey.Of(e.Indicator, e.Horizon, e.Scope), e.Value, e.Text, from);
                break;
            case TargetWithdrawn e:
                _withdrawn.Add(TargetKey.Of(e.Indicator, e.Horizon, e.Scope));
                break;
            default:
                throw new UnreachableException($"Unhandled event {@event.GetType().Name}.");
        }
    }

    public IndicatorView View(IReadOnlyList<string> contradictions) => new(
        Id, _now.Title, _now.Unit, _now.Direction, _now.IsMain, _now.MonitoredBy, _now.Note,
        [.. _baselines.Values], [.. _measurements.Values],
        [.. _targets.Where(t => !_withdrawn.Contains(t.Key)).Select(t => t.Value)
            .OrderBy(t => t.Horizon).ThenBy(t => t.Id, StringComparer.Ordinal)],
        _origin, contradictions);

    private static ReadingView Read(
        Scope scope, HistoricalDate? about, Reading reading, string? text, Origin from) =>
        new(scope, about, reading, text ?? DutchWords.Say(reading), from);

    // A change that the order of the lens puts behind a withdrawal does not bring the target back; setting it again
    // does.
    private void Put(TargetKey key, TargetValue value, string text, Origin from) =>
        _targets[key] = new TargetView($"{plan}/{key}", key.Horizon, key.Scope, value, text, from);
}
