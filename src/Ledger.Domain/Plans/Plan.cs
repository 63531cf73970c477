using System.Collections.Immutable;
using System.Diagnostics;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>A plan as far as deciding needs it, in recording order.</summary>
public abstract record Plan
{
    private Plan() { }

    /// <summary>Before anything.</summary>
    public static Plan Initial { get; } = new NotOpened();

    /// <summary>There is no such plan.</summary>
    public sealed record NotOpened : Plan;

    /// <summary>The plan runs.</summary>
    public sealed record Open(PlanOpened Opening) : Plan
    {
        /// <summary>Whether it was adopted.</summary>
        public bool IsAdopted { get; init; }

        /// <summary>Its elements, withdrawn ones too.</summary>
        public ImmutableDictionary<ElementId, Element> Elements { get; init; } =
            ImmutableDictionary<ElementId, Element>.Empty;

        /// <summary>Its indicators, withdrawn ones too.</summary>
        public ImmutableDictionary<IndicatorId, Indicator> Indicators { get; init; } =
            ImmutableDictionary<IndicatorId, Indicator>.Empty;

        /// <summary>Its contradictions.</summary>
        public ImmutableDictionary<Slug, ContradictionNoted> Contradictions { get; init; } =
            ImmutableDictionary<Slug, ContradictionNoted>.Empty;

        /// <summary>Its lineage.</summary>
        public ImmutableHashSet<LineageDeclared> Lineage { get; init; } = [];

        /// <summary>Whether an id is in use for an element or an indicator.</summary>
        public bool Has(Slug id) => Elements.ContainsKey(new ElementId(id)) || Indicators.ContainsKey(new IndicatorId(id));

        /// <summary>Whether an element is another or lies under it.</summary>
        public bool IsUnder(ElementId element, ElementId ancestor)
        {
            for (ElementId? at = element; at is { } id; at = Elements[id].Parent)
            {
                if (id == ancestor)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The plan is over.</summary>
    public sealed record Closed(Open Last) : Plan;

    /// <summary>An element.</summary>
    public sealed record Element(ElementAdded Added, string? Number, string Title, string? Note, ElementId? Parent)
    {
        /// <summary>Whether it was withdrawn.</summary>
        public bool IsWithdrawn { get; init; }

        /// <summary>Who does it and when, for an activity.</summary>
        public ActivityScheduled? Schedule { get; init; }
    }

    /// <summary>An indicator, with its values.</summary>
    public sealed record Indicator(IndicatorDefined Definition, IndicatorRedefined Now)
    {
        /// <summary>Whether it was withdrawn.</summary>
        public bool IsWithdrawn { get; init; }

        /// <summary>The baselines.</summary>
        public ImmutableDictionary<ReadingKey, BaselineRecorded> Baselines { get; init; } =
            ImmutableDictionary<ReadingKey, BaselineRecorded>.Empty;

        /// <summary>The measurements.</summary>
        public ImmutableDictionary<ReadingKey, MeasurementRecorded> Measurements { get; init; } =
            ImmutableDictionary<ReadingKey, MeasurementRecorded>.Empty;

        /// <summary>The targets that hold; a withdrawn one is absent.</summary>
        public ImmutableDictionary<TargetKey, TargetChanged> Targets { get; init; } =
            ImmutableDictionary<TargetKey, TargetChanged>.Empty;

        /// <summary>The targets that were withdrawn and not set again.</summary>
        public ImmutableHashSet<TargetKey> WithdrawnTargets { get; init; } = [];
    }

    /// <summary>The state after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state: the log is corrupt.</exception>
    public static Plan Evolve(Plan plan, PlanEvent @event) => (plan, @event) switch
    {
        (NotOpened, PlanOpened e) => new Open(e),
        (Open o, PlanAdopted) => o with { IsAdopted = true },
        (Open o, PlanClosed) => new Closed(o),
        (Open o, ElementAdded e) => o with { Elements = o.Elements.Add(e.Element, New(e)) },
        (Open o, ElementReworded e) => o.Change(
            e.Element, x => x with { Number = e.Number, Title = e.Title, Note = e.Note }),
        (Open o, ElementMoved e) => o.Change(e.Element, x => x with { Parent = e.Parent }),
        (Open o, ElementWithdrawn e) => o.Change(e.Element, x => x with { IsWithdrawn = true }),
        (Open o, ActivityScheduled e) => o.Change(e.Element, x => x with { Schedule = e }),
        (Open o, IndicatorDefined e) => o with { Indicators = o.Indicators.Add(e.Indicator, New(e)) },
        (Open o, IndicatorRedefined e) => o.Change(e.Indicator, x => x with { Now = e }),
        (Open o, IndicatorWithdrawn e) => o.Change(e.Indicator, x => x with { IsWithdrawn = true }),
        (Open o, BaselineRecorded e) => o.Change(e.Indicator, x => x with
        {
            Baselines = x.Baselines.SetItem(new ReadingKey(e.Indicator, e.Scope, e.ReferenceDate), e),
        }),
        (Open o, MeasurementRecorded e) => o.Change(e.Indicator, x => x with
        {
            Measurements = x.Measurements.SetItem(new ReadingKey(e.Indicator, e.Scope, e.ReferenceDate), e),
        }),
        (Open o, TargetSet e) => o.Put(new TargetChanged(e.Indicator, e.Horizon, e.Scope, e.Value, e.Text)),
        (Open o, TargetChanged e) => o.Put(e),
        (Open o, TargetWithdrawn e) => o.Withdraw(e.Indicator, TargetKey.Of(e.Indicator, e.Horizon, e.Scope)),
        (Open o, LineageDeclared e) => o with { Lineage = o.Lineage.Add(e) },
        (Closed c, LineageDeclared e) => c with { Last = (Open)Evolve(c.Last, e) },
        (Open o, ContradictionNoted e) => o with { Contradictions = o.Contradictions.SetItem(e.Contradiction, e) },
        (Closed c, ContradictionNoted e) => c with { Last = (Open)Evolve(c.Last, e) },
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {plan.GetType().Name}."),
    };

    private static Element New(ElementAdded e) => new(e, e.Number, e.Title, e.Note, e.Parent);

    private static Indicator New(IndicatorDefined e) =>
        new(e, new IndicatorRedefined(e.Indicator, e.Title, e.Unit, e.Direction, e.IsMain, e.MonitoredBy, e.Note));
}

/// <summary>Steps of the fold.</summary>
internal static class PlanSteps
{
    internal static Plan.Open Change(this Plan.Open plan, ElementId id, Func<Plan.Element, Plan.Element> change) =>
        plan.Elements.TryGetValue(id, out var element)
            ? plan with { Elements = plan.Elements.SetItem(id, change(element)) }
            : throw new UnreachableException($"Element {id} was never added.");

    internal static Plan.Open Change(
        this Plan.Open plan, IndicatorId id, Func<Plan.Indicator, Plan.Indicator> change) =>
        plan.Indicators.TryGetValue(id, out var indicator)
            ? plan with { Indicators = plan.Indicators.SetItem(id, change(indicator)) }
            : throw new UnreachableException($"Indicator {id} was never defined.");

    internal static Plan.Open Put(this Plan.Open plan, TargetChanged target)
    {
        var key = TargetKey.Of(target.Indicator, target.Horizon, target.Scope);
        return plan.Change(target.Indicator, x => x with
        {
            Targets = x.Targets.SetItem(key, target),
            WithdrawnTargets = x.WithdrawnTargets.Remove(key),
        });
    }

    internal static Plan.Open Withdraw(this Plan.Open plan, IndicatorId indicator, TargetKey key) =>
        plan.Change(indicator, x => x with
        {
            Targets = x.Targets.Remove(key),
            WithdrawnTargets = x.WithdrawnTargets.Add(key),
        });
}
