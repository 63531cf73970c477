using Ledger.Domain.Plans;

namespace Ledger.Projections;

/// <summary>Which way an indicator calls good.</summary>
/// <param name="Id">The indicator.</param>
/// <param name="Title">Its title.</param>
/// <param name="Direction">Which way is good.</param>
/// <param name="Origin">The event that it comes from.</param>
internal sealed record IndicatorDirection(string Id, string Title, Direction Direction, Origin Origin);

/// <summary>
/// Where a generation calls good what the one before called bad: indicators that declared lineage joins and whose
/// directions oppose each other. What nobody joined is not compared.
/// </summary>
internal static class FlippedBetweenGenerations
{
    /// <summary>The directions of a plan's indicators, of those that have one.</summary>
    public static Summary<IReadOnlyList<IndicatorDirection>> Directions { get; } = new(
        "directions", ["plan"],
        plan => plan.Opened?.Elements.SelectMany(e => e.Indicators)
            .Where(i => i.Direction is Direction.Up or Direction.Down)
            .Select(i => new IndicatorDirection(i.Id, i.Title, i.Direction, i.Origin)).ToList()
            is { Count: > 0 } directions ? directions : null);

    public static IEnumerable<GoalPostFinding> Of(
        IEnumerable<IReadOnlyList<IndicatorDirection>> directions, IReadOnlyList<LineageLink> links)
    {
        var indicators = directions.SelectMany(d => d).ToDictionary(i => i.Id);
        foreach (var link in links.Where(l => l.To is not null))
        {
            if (indicators.TryGetValue(link.From, out var before)
                && indicators.TryGetValue(link.To!, out var after)
                && Strictness.IsFlipped(before.Direction, after.Direction))
            {
                yield return new GoalPostFinding(
                    GoalPostKind.DirectionFlipped, after.Id, after.Title,
                    $"Een eerdere generatie noemde bij '{before.Title}' de andere richting gunstig",
                    DutchKinds.Say(before.Direction), DutchKinds.Say(after.Direction), after.Origin.DecidedOn,
                    [after.Origin.Event, before.Origin.Event]);
            }
        }
    }
}
