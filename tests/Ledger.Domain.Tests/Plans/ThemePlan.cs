using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

/// <summary>Themaplan Leefbaarheid en veiligheid 2019–2022 of Dronten, as far as the tests need it.</summary>
internal static class ThemePlan
{
    public static readonly PlanId Id = PlanId.Parse("themaplan-leefbaarheid-en-veiligheid-2019-2022");
    public static readonly SourceId Document = SourceId.Parse("themaplan-leefbaarheid-en-veiligheid");
    public static readonly ElementId Result1 = ElementId.Parse("resultaat-1");
    public static readonly ElementId Result5 = ElementId.Parse("resultaat-5");
    public static readonly ElementId Neighbourhoods = ElementId.Parse("activiteit-1-1");
    public static readonly IndicatorId Reports = IndicatorId.Parse("meldingen-veilig-thuis");

    /// <summary>Adopted, with two results, an activity and the reports of domestic violence.</summary>
    public static PlanEvent[] Adopted =>
    [
        new PlanOpened(
            "Themaplan Leefbaarheid en veiligheid", PlanKind.ThemePlan, HistoricalDate.In(2019),
            HistoricalDate.In(2022), Document),
        new PlanAdopted(),
        new ElementAdded(Result1, ElementKind.Result, "1", "Meer burgerparticipatie/burgerinitiatieven", null, null),
        new ElementAdded(
            Result5, ElementKind.Result, "5", "Minder huiselijk geweld en kindermishandeling", null, null),
        new ElementAdded(Neighbourhoods, ElementKind.Activity, null, "Visie op inwonersparticipatie", null, Result1),
        new IndicatorDefined(
            Reports, Result5, "Meldingen bij Veilig Thuis", Unit.Count, Direction.Down, false, "Veilig Thuis", null),
    ];
}
