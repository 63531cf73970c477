using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>
/// Where a generation calls good what the one before called bad: indicators that declared lineage joins and whose
/// directions oppose each other. What nobody joined is not compared.
/// </summary>
internal static class FlippedBetweenGenerations
{
    public static IEnumerable<GoalPostFinding> Of(LedgerSnapshot ledger)
    {
        var indicators = ledger.Plans
            .SelectMany(p => PlanStanding.Through(p, ledger.Of(p.Stream), Lens.Everything).Elements)
            .SelectMany(e => e.Indicators)
            .ToDictionary(i => i.Id);
        foreach (var link in LineageOf.Links(ledger).Where(l => l.To is not null))
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
