using System.Collections.Immutable;
using System.Diagnostics;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// A plan as far as deciding needs it, in recording order. The state through a lens is another fold: there a change may
/// come after a withdrawal that was recorded later, and two moves may make a ring.
/// </summary>
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
        public bool Has(Slug id) =>
            Elements.ContainsKey(new ElementId(id)) || Indicators.ContainsKey(new IndicatorId(id));

        /// <summary>Whether an element was withdrawn, or one that it lies under.</summary>
        public bool IsWithdrawn(ElementId element) =>
            Elements[element] is var e && (e.IsWithdrawn || (e.Parent is { } parent && IsWithdrawn(parent)));

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
        /// <summary>Whether it was withdrawn itself; what is under it then no longer holds either.</summary>
        public bool IsWithdrawn { get; init; }

        /// <summary>Who does it and when, for an activity.</summary>
        public ActivityScheduled? Schedule { get; init; }
    }

    /// <summary>An indicator, with its values.</summary>
    public sealed record Indicator(IndicatorDefined Definition, IndicatorRedefined Now)
    {
        /// <summary>Whether it was withdrawn.</summary>
        public bool IsWithdrawn { get; init; }

        /// <summary>The baselines; null where one stood by mistake.</summary>
        public ImmutableDictionary<ReadingKey, BaselineRecorded?> Baselines { get; init; } =
            ImmutableDictionary<ReadingKey, BaselineRecorded?>.Empty;

        /// <summary>The measurements; null where one stood by mistake.</summary>
        public ImmutableDictionary<ReadingKey, MeasurementRecorded?> Measurements { get; init; } =
            ImmutableDictionary<ReadingKey, MeasurementRecorded?>.Empty;

        /// <summary>The targets that hold; a withdrawn one is absent.</summary>
        public ImmutableDictionary<TargetKey, TargetChanged> Targets { get; init; } =
            ImmutableDictionary<TargetKey, TargetChanged>.Empty;

        /// <summary>The targets that were withdrawn and not set again.</summary>
        public ImmutableHashSet<TargetKey> WithdrawnTargets { get; init; } = [];
    }

    /// <summary>The state after an event, in recording order.</summary>
    /// <remarks>
    /// After the end only lineage, contradictions and rectificaties come; what is one, its basis tells.
    /// </remarks>
    /// <exception cref="UnreachableException">The event cannot follow this state: the log is corrupt.</exception>
    public static Plan Evolve(Plan plan, PlanEvent @event) => (plan, @event) switch
    {
        (NotOpened, PlanOpened e) => new Open(e),
        (Open o, PlanClosed) => new Closed(o),
        (Open o, _) => o.After(@event),
        (Closed c, not PlanClosed) => c with { Last = c.Last.After(@event) },
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {plan.GetType().Name}."),
    };

    /// <summary>
    /// The state that a rectificatie is decided on: an input error may be put right after the end too.
    /// </summary>
    public static Plan ForCorrection(Plan plan) => plan is Closed c ? c.Last : plan;
}
