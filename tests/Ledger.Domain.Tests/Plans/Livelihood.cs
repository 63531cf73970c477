using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

/// <summary>Uitvoeringsprogramma Bestaanszekerheid bieden 2025–2028 of Dronten, as far as the tests need it.</summary>
internal static class Livelihood
{
    public static readonly PlanId Id = PlanId.Parse("bestaanszekerheid-bieden-2025-2028");
    public static readonly ElementId Goal4 = ElementId.Parse("doel-4");
    public static readonly ElementId Result411 = ElementId.Parse("resultaat-4-11");
    public static readonly ElementId Goal1 = ElementId.Parse("doel-1");
    public static readonly ElementId Nowhere = ElementId.Parse("doel-9");
    public static readonly IndicatorId ChildPoverty = IndicatorId.Parse("kinderen-in-armoede");
    public static readonly IndicatorId Reports = IndicatorId.Parse("huiselijk-geweld-meldingen");
    public static readonly IndicatorId NoIndicator = IndicatorId.Parse("geen-indicator");
    public static readonly Scope Everyone = Scope.WholeMunicipality;

    public static readonly PlanOpened Opening = new(
        "Uitvoeringsprogramma Bestaanszekerheid bieden", PlanKind.ImplementationProgramme,
        HistoricalDate.In(2025), HistoricalDate.In(2028),
        SourceId.Parse("uitvoeringsprogramma-bestaanszekerheid-824735"));

    public static readonly ElementAdded AddedGoal4 =
        new(Goal4, ElementKind.Goal, "4", "Minder kinderen groeien op in armoede", null, null);

    public static readonly ElementAdded AddedResult411 =
        new(Result411, ElementKind.Result, "4.11", "Ondersteuning is vindbaar", null, Goal4);

    public static readonly ElementAdded AddedGoal1 =
        new(Goal1, ElementKind.Goal, "1", "Inwoners wonen in een veilige en beschermde omgeving", null, null);

    public static readonly IndicatorDefined DefinedChildPoverty = new(
        ChildPoverty, Goal4, "% kinderen in armoede", Unit.Percent, Direction.Down, true, "CBS (www.zichtopwijken.nl)",
        null);

    public static readonly IndicatorDefined DefinedReports = new(
        Reports, Result411, "Meldingen huiselijk geweld en kindermishandeling", Unit.Count, Direction.Unknown, false,
        "Veilig Thuis", null);

    public static readonly TargetSet PovertyTarget = new(ChildPoverty, 2028, Everyone, AtMost(2.3m), "Maximaal 2,3%");

    /// <summary>The plan is known and nothing more.</summary>
    public static PlanEvent[] Known => [Opening];

    /// <summary>Two goals, a result under one of them and an indicator of each.</summary>
    public static PlanEvent[] WithIndicators =>
    [
        Opening, new PlanAdopted(), AddedGoal4, AddedResult411, AddedGoal1, DefinedChildPoverty, DefinedReports,
    ];

    /// <summary>At most 2.3 % of children in poverty by 2028.</summary>
    public static PlanEvent[] WithTarget => [.. WithIndicators, PovertyTarget];

    /// <summary>The same, and over.</summary>
    public static PlanEvent[] Over => [.. WithTarget, new PlanClosed()];

    public static TargetValue AtMost(decimal percent) => new TargetValue.AtMost(Percent(percent));

    public static Quantity Percent(decimal amount) => new(amount, Unit.Percent);

    public static Quantity Count(decimal amount) => new(amount, Unit.Count);
}
