using Ledger.Domain.Plans;
using Ledger.Store;
using NodaTime;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Projections;

/// <summary>One indicator, told in the order of decision: what each event does to its goal posts.</summary>
internal sealed class IndicatorStory(string id, IndicatorDefined defined)
{
    private readonly Dictionary<TargetKey, (TargetValue Value, RecordedEvent Event)> _targets = [];

    // All that was asked for, so that a retroactive decision is compared with what it replaced.
    private readonly List<(TargetKey Key, TargetValue Value, RecordedEvent Event)> _asked = [];
    private readonly Dictionary<ReadingKey, (Reading Reading, RecordedEvent Event)> _baselines = [];
    private readonly List<(ReadingKey Key, Reading Reading, RecordedEvent Event)> _known = [];
    private Direction _direction = defined.Direction;

    public IEnumerable<GoalPostFinding> Tell(RecordedEvent recorded) => recorded.Event switch
    {
        BaselineRecorded e => Baseline(e, recorded),
        MeasurementRecorded e => Known(
            new ReadingKey(e.Indicator, e.Scope, e.ReferenceDate), e.Reading, recorded),
        TargetSet e => Set(TargetKey.Of(e.Indicator, e.Horizon, e.Scope), e.Value, recorded),
        TargetChanged e => Changed(TargetKey.Of(e.Indicator, e.Horizon, e.Scope), e.Value, recorded),
        TargetWithdrawn e => Withdrawn(TargetKey.Of(e.Indicator, e.Horizon, e.Scope)),
        IndicatorRedefined e => Redefined(e, recorded),
        IndicatorWithdrawn => Dropped(recorded),
        _ => [],
    };

    private List<GoalPostFinding> Baseline(BaselineRecorded e, RecordedEvent recorded)
    {
        var key = new ReadingKey(e.Indicator, e.Scope, e.ReferenceDate);
        var found = new List<GoalPostFinding>();
        var target = _targets.Values.Select(t => t.Event)
            .FirstOrDefault(t => t.By.DecidedOn.CompareTo(recorded.By.DecidedOn) <= 0);
        if (target is not null && _baselines.TryGetValue(key, out var before) && before.Reading != e.Reading)
        {
            found.Add(Finding(
                GoalPostKind.BaselineRestatedAfterTarget, id, "De nulmeting is herzien nadat de streefwaarde was gezet",
                DutchWords.Say(before.Reading), DutchWords.Say(e.Reading), recorded, before.Event, target));
        }

        _baselines[key] = (e.Reading, recorded);
        Known(key, e.Reading, recorded);
        return found;
    }

    private GoalPostFinding[] Known(ReadingKey key, Reading reading, RecordedEvent recorded)
    {
        _known.Add((key, reading, recorded));
        return [];
    }

    private List<GoalPostFinding> Set(TargetKey key, TargetValue value, RecordedEvent recorded)
    {
        _asked.Add((key, value, recorded));
        _targets[key] = (value, recorded);
        var figure = _known.Where(k => k.Key.Scope == key.Scope)
            .OrderBy(k => k.Key.ReferenceDate?.FirstDay ?? LocalDate.MinIsoValue).LastOrDefault();
        return figure.Reading is Reading.Measured m && Strictness.IsBeyond(m.Value.Amount, value)
            ? [Finding(
                GoalPostKind.AlreadyMet, $"{id[..id.LastIndexOf('/')]}/{key}",
                "De streefwaarde vraagt minder dan het cijfer dat bij het zetten bekend was",
                DutchWords.Say(figure.Reading), DutchWords.Say(value), recorded, figure.Event)]
            : [];
    }

    private List<GoalPostFinding> Changed(TargetKey key, TargetValue value, RecordedEvent recorded)
    {
        var found = new List<GoalPostFinding>();
        var target = $"{id[..id.LastIndexOf('/')]}/{key}";
        var earlier = _asked
            .Where(a => a.Key == key && a.Event.By.EffectiveFrom.CompareTo(recorded.By.EffectiveFrom) <= 0)
            .OrderBy(a => a.Event.By.EffectiveFrom).ToList();
        if (earlier.Count > 0)
        {
            var before = earlier[^1];
            var (was, now) = (DutchWords.Say(before.Value), DutchWords.Say(value));
            if (_known.Count > 0 && Strictness.IsRelaxed(before.Value, value))
            {
                found.Add(Finding(
                    GoalPostKind.RelaxedAfterMeasurement, target,
                    "De streefwaarde is versoepeld nadat een cijfer bekend was",
                    was, now, recorded, before.Event, _known[^1].Event));
            }

            if (key.Horizon is { } year && recorded.By.DecidedOn.FirstDay.Year >= year)
            {
                found.Add(Finding(
                    GoalPostKind.ChangedNearDeadline, target,
                    "De streefwaarde is gewijzigd in het jaar waarin zij gehaald moest zijn",
                    was, now, recorded, before.Event));
            }
        }

        _asked.Add((key, value, recorded));
        _targets[key] = (value, recorded);
        return found;
    }

    private GoalPostFinding[] Withdrawn(TargetKey key)
    {
        _targets.Remove(key);
        return [];
    }

    private List<GoalPostFinding> Redefined(IndicatorRedefined e, RecordedEvent recorded)
    {
        var before = _direction;
        _direction = e.Direction;
        return Strictness.IsFlipped(before, e.Direction)
            ? [Finding(
                GoalPostKind.DirectionFlipped, id, "De gunstige richting is omgedraaid", DutchKinds.Say(before),
                DutchKinds.Say(e.Direction), recorded)]
            : [];
    }

    private IEnumerable<GoalPostFinding> Dropped(RecordedEvent recorded) => _targets
        .Where(t => t.Key.Horizon is null || t.Key.Horizon >= recorded.By.EffectiveFrom.FirstDay.Year)
        .Select(t => Finding(
            GoalPostKind.IndicatorDropped, id,
            "De indicator wordt niet meer gevolgd terwijl de streefwaarde nog openstond",
            DutchWords.Say(t.Value.Value), null, recorded, t.Value.Event));

    private GoalPostFinding Finding(
        GoalPostKind kind, string subject, string says, string? from, string? to, RecordedEvent by,
        params RecordedEvent[] others) =>
        new(kind, subject, defined.Title, says, from, to, by.By.DecidedOn, [by.Id, .. others.Select(o => o.Id)]);
}
