using System.Collections.Immutable;
using System.Diagnostics;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Steps of the fold of a plan. What no command decides, throws: a ledger does not shrug at corruption.
/// </summary>
internal static class PlanSteps
{
    internal static Plan.Open After(this Plan.Open o, PlanEvent @event) => @event switch
    {
        PlanOpened e => o with { Opening = e },
        PlanAdopted when !o.IsAdopted => o with { IsAdopted = true },
        ElementAdded e when !o.Has(e.Element.Slug) && o.HasOrTop(e.Parent) =>
            o with { Elements = o.Elements.Add(e.Element, New(e)) },
        ElementReworded e => o.Change(e.Element, x => x with { Number = e.Number, Title = e.Title, Note = e.Note }),
        ElementMoved e when o.HasOrTop(e.Parent) && !(e.Parent is { } p && o.IsUnder(p, e.Element)) =>
            o.Change(e.Element, x => x with { Parent = e.Parent }),
        ElementWithdrawn e => o.Change(e.Element, x => x with { IsWithdrawn = true }),
        ActivityScheduled e => o.Change(e.Element, x => x with { Schedule = e }),
        IndicatorDefined e when !o.Has(e.Indicator.Slug) && o.Elements.ContainsKey(e.Element) =>
            o with { Indicators = o.Indicators.Add(e.Indicator, New(e)) },
        IndicatorRedefined e => o.Change(e.Indicator, x => x with { Now = e }),
        IndicatorWithdrawn e => o.Change(e.Indicator, x => x with { IsWithdrawn = true }),
        BaselineRecorded e => o.Change(e.Indicator, x => x with
        {
            Baselines = x.Baselines.Without(e.InsteadOf?.Of(e.Indicator))
                .SetItem(new ReadingKey(e.Indicator, e.Scope, e.ReferenceDate), e),
        }),
        MeasurementRecorded e => o.Change(e.Indicator, x => x with
        {
            Measurements = x.Measurements.Without(e.InsteadOf?.Of(e.Indicator))
                .SetItem(new ReadingKey(e.Indicator, e.Scope, e.ReferenceDate), e),
        }),
        TargetSet e => o.Put(new TargetChanged(e.Indicator, e.Horizon, e.Scope, e.Value, e.Text), isThere: false),
        TargetChanged e => o.Put(e, isThere: true),
        TargetWithdrawn e => o.Withdraw(e.Indicator, TargetKey.Of(e.Indicator, e.Horizon, e.Scope)),
        LineageDeclared e when !o.Lineage.Contains(e) => o with { Lineage = o.Lineage.Add(e) },
        ContradictionNoted e => o with { Contradictions = o.Contradictions.SetItem(e.Contradiction, e) },
        _ => throw new UnreachableException($"{@event} cannot follow."),
    };

    private static ImmutableDictionary<ReadingKey, T?> Without<T>(
        this ImmutableDictionary<ReadingKey, T?> readings, ReadingKey? mistaken)
        where T : PlanEvent => mistaken is null ? readings
            : readings.ContainsKey(mistaken) ? readings.SetItem(mistaken, null)
            : throw new UnreachableException($"{mistaken} was never recorded.");

    private static Plan.Element New(ElementAdded e) => new(e, e.Number, e.Title, e.Note, e.Parent);

    private static Plan.Indicator New(IndicatorDefined e) =>
        new(e, new IndicatorRedefined(e.Indicator, e.Title, e.Unit, e.Direction, e.IsMain, e.MonitoredBy, e.Note));

    private static bool HasOrTop(this Plan.Open plan, ElementId? parent) =>
        parent is not { } id || plan.Elements.ContainsKey(id);

    private static Plan.Open Change(this Plan.Open plan, ElementId id, Func<Plan.Element, Plan.Element> change) =>
        plan.Elements.TryGetValue(id, out var element)
            ? plan with { Elements = plan.Elements.SetItem(id, change(element)) }
            : throw new UnreachableException($"Element {id} was never added.");

    private static Plan.Open Change(
        this Plan.Open plan, IndicatorId id, Func<Plan.Indicator, Plan.Indicator> change) =>
        plan.Indicators.TryGetValue(id, out var indicator)
            ? plan with { Indicators = plan.Indicators.SetItem(id, change(indicator)) }
            : throw new UnreachableException($"Indicator {id} was never defined.");

    private static Plan.Open Put(this Plan.Open plan, TargetChanged target, bool isThere)
    {
        var key = TargetKey.Of(target.Indicator, target.Horizon, target.Scope);
        return plan.Change(target.Indicator, x => x.Targets.ContainsKey(key) == isThere
            ? x with { Targets = x.Targets.SetItem(key, target), WithdrawnTargets = x.WithdrawnTargets.Remove(key) }
            : throw new UnreachableException($"Target {key} was {(isThere ? "never set" : "set already")}."));
    }

    private static Plan.Open Withdraw(this Plan.Open plan, IndicatorId indicator, TargetKey key) =>
        plan.Change(indicator, x => x.Targets.ContainsKey(key)
            ? x with { Targets = x.Targets.Remove(key), WithdrawnTargets = x.WithdrawnTargets.Add(key) }
            : throw new UnreachableException($"Target {key} was never set."));
}
