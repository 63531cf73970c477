using System.Diagnostics;

namespace Ledger.Domain.Plans;

/// <summary>What commands on plans share.</summary>
internal static class PlanRules
{
    internal static UnreachableException Unhandled(Plan plan) => new($"Unhandled state {plan.GetType().Name}.");

    /// <summary>Decides on an open plan; any other is refused.</summary>
    internal static Outcome<PlanEvent> OnOpen(this Plan plan, Func<Plan.Open, Outcome<PlanEvent>> decide) => plan switch
    {
        Plan.NotOpened => (Refusal.PlanUnknown, ""),
        Plan.Closed c => (Refusal.PlanClosed, c.Last.Opening.Title),
        Plan.Open o => decide(o),
        _ => throw Unhandled(plan),
    };

    /// <summary>Decides on a plan that may be over: what is noted about it afterwards.</summary>
    internal static Outcome<PlanEvent> OnKnown(this Plan plan, Func<Plan.Open, Outcome<PlanEvent>> decide) =>
        plan is Plan.Closed c ? decide(c.Last) : plan.OnOpen(decide);

    /// <summary>Decides on an element that holds.</summary>
    internal static Outcome<PlanEvent> OnElement(
        this Plan.Open plan, ElementId id, Func<Plan.Element, Outcome<PlanEvent>> decide) =>
        plan.Elements.GetValueOrDefault(id) switch
        {
            null => (Refusal.ElementUnknown, id.ToString()),
            _ when plan.IsWithdrawn(id) => (Refusal.ElementWithdrawn, id.ToString()),
            var element => decide(element),
        };

    /// <summary>Decides on an indicator that holds.</summary>
    internal static Outcome<PlanEvent> OnIndicator(
        this Plan.Open plan, IndicatorId id, Func<Plan.Indicator, Outcome<PlanEvent>> decide) =>
        plan.Indicators.GetValueOrDefault(id) switch
        {
            null => (Refusal.IndicatorUnknown, id.ToString()),
            var i when plan.IsWithdrawn(i.Definition.Element) =>
                (Refusal.ElementWithdrawn, i.Definition.Element.ToString()),
            { IsWithdrawn: true } => (Refusal.IndicatorWithdrawn, id.ToString()),
            var indicator => decide(indicator),
        };

    /// <summary>Of several refusals the one that is given: the lowest number; null when there is none.</summary>
    internal static Refusal? First(params IEnumerable<Refusal?> refusals) =>
        refusals.OfType<Refusal>().MinBy(r => r.Number);

    /// <summary>Why a reading does not fit an indicator; null when it does.</summary>
    internal static Refusal? Misfit(Reading reading, Unit unit) => reading switch
    {
        Reading.Measured m => m.Value.Unit == unit ? null : Refusal.UnitDiffers,
        Reading.Range r when r.Low.Unit != unit || r.High.Unit != unit => Refusal.UnitDiffers,
        Reading.Range r => r.Low.Amount <= r.High.Amount ? null : Refusal.BoundsReversed,
        Reading.NotMeasured or Reading.Elsewhere => null,
        _ => throw new UnreachableException($"Unhandled reading {reading.GetType().Name}."),
    };

    /// <summary>Why a target value does not fit an indicator; null when it does.</summary>
    internal static Refusal? Misfit(TargetValue value, Unit unit) => value switch
    {
        TargetValue.AtMost v => Misfit(v.Bound, unit),
        TargetValue.AtLeast v => Misfit(v.Bound, unit),
        TargetValue.Exactly v => Misfit(v.Value, unit),
        TargetValue.Between v => First(
            Misfit(v.Low, unit), Misfit(v.High, unit), v.Low.Amount > v.High.Amount ? Refusal.BoundsReversed : null),
        TargetValue.Keep v => Misfit(v.At, unit),
        TargetValue.Rise v => MisfitStep(v.By, unit),
        TargetValue.Fall v => MisfitStep(v.By, unit),
        TargetValue.PerGroup v => First(v.Groups.Select(g => Misfit(g.Value, unit))),
        TargetValue.RelativeChange or TargetValue.Comparative or TargetValue.Qualitative
            or TargetValue.ToBeDetermined => null,
        _ => throw new UnreachableException($"Unhandled target {value.GetType().Name}."),
    };

    private static Refusal? Misfit(Quantity? quantity, Unit unit) =>
        quantity is null || quantity.Value.Unit == unit ? null : Refusal.UnitDiffers;

    // A percentage rises by percentage points; any value may rise by percents of itself.
    private static Refusal? MisfitStep(Quantity? step, Unit unit) => step?.Unit switch
    {
        Unit.Percent => null,
        Unit.PercentagePoint when unit is Unit.Percent => null,
        _ => Misfit(step, unit),
    };
}
