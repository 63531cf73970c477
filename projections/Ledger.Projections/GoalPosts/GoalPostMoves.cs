using Ledger.Domain;
using Ledger.Store;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Projections;

/// <summary>How a goal post was moved.</summary>
public enum GoalPostKind
{
    /// <summary>A target asks for less, after a figure was known.</summary>
    RelaxedAfterMeasurement,

    /// <summary>A target was changed in its last year.</summary>
    ChangedNearDeadline,

    /// <summary>The baseline says something else, after the target was set on it.</summary>
    BaselineRestatedAfterTarget,

    /// <summary>What was good is now bad, within a plan or from one generation to the next.</summary>
    DirectionFlipped,

    /// <summary>An indicator is no longer followed while its target was still open.</summary>
    IndicatorDropped,

    /// <summary>The target asks for less than the figure that was known when it was set.</summary>
    AlreadyMet,
}

/// <summary>A goal post that was moved.</summary>
/// <param name="Kind">How.</param>
/// <param name="Subject">The target or indicator: ask <c>why</c> of it for its chain.</param>
/// <param name="Title">The title of the indicator.</param>
/// <param name="Says">What happened, in one sentence.</param>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
/// <param name="DecidedOn">When it was decided.</param>
/// <param name="Events">The events that show it.</param>
public sealed record GoalPostFinding(
    GoalPostKind Kind, string Subject, string Title, string Says, string? From, string? To, HistoricalDate DecidedOn,
    IReadOnlyList<Guid> Events);

/// <summary>
/// Finds moved goal posts. A rectificatie is never counted: putting an input error right moves nothing.
/// </summary>
public static class GoalPostMoves
{
    /// <summary>What was moved within a plan.</summary>
    internal static Summary<IReadOnlyList<GoalPostFinding>> InPlans { get; } = new(
        "goal_posts", ["plan"],
        plan => plan.Opened is { Id: var id } && InPlan(id, plan.Events) is { Count: > 0 } moved ? moved : null);

    /// <summary>All moved goal posts, by plan.</summary>
    public static IReadOnlyList<GoalPostFinding> Of(LedgerSnapshot ledger) => Joined(
        ledger.Each(InPlans), ledger.Each(FlippedBetweenGenerations.Directions), LineageOf.Links(ledger));

    /// <summary>What was moved within the plans, and from one generation to the next.</summary>
    internal static IReadOnlyList<GoalPostFinding> Joined(
        IEnumerable<IReadOnlyList<GoalPostFinding>> inPlans,
        IEnumerable<IReadOnlyList<IndicatorDirection>> directions, IReadOnlyList<LineageLink> links) =>
        [.. inPlans.SelectMany(f => f), .. FlippedBetweenGenerations.Of(directions, links)];

    private static List<GoalPostFinding> InPlan(PlanId plan, IEnumerable<RecordedEvent> events)
    {
        var indicators = new Dictionary<IndicatorId, IndicatorStory>();
        var findings = new List<GoalPostFinding>();
        foreach (var recorded in events.InOrderOfDecision().WithoutMisplaced())
        {
            if (recorded.Event is IndicatorDefined defined)
            {
                indicators[defined.Indicator] = new IndicatorStory($"{plan}/{defined.Indicator}", defined);
            }
            else if (IndicatorOf(recorded.Event) is { } id && indicators.TryGetValue(id, out var story))
            {
                var found = story.Tell(recorded);
                if (recorded.By.Basis is not Basis.Corrects)
                {
                    findings.AddRange(found);
                }
            }
        }

        return findings;
    }

    private static IndicatorId? IndicatorOf(ILedgerEvent @event) => @event switch
    {
        IndicatorRedefined e => e.Indicator,
        IndicatorWithdrawn e => e.Indicator,
        BaselineRecorded e => e.Indicator,
        MeasurementRecorded e => e.Indicator,
        TargetSet e => e.Indicator,
        TargetChanged e => e.Indicator,
        TargetWithdrawn e => e.Indicator,
        _ => null,
    };
}
