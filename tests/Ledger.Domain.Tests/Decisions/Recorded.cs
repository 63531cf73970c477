using Ledger.Domain.Decisions;
using static Ledger.Domain.Decisions.DecisionEvent;

namespace Ledger.Domain.Tests.Decisions;

/// <summary>The decision of September 2024 and the advice of 13 February 2025, as far as the tests need them.</summary>
internal static class Recorded
{
    public static readonly SourceId Letter = SourceId.Parse("asd-advies-820484");
    public static readonly Slug RiskPoint = Slug.Parse("risicoparagraaf");

    public static readonly DecisionTaken Framework = new(
        Body.Council, null, HistoricalDate.In(2024, 9), DecisionKind.Adoption,
        "Strategisch beleidskader sociaal domein vastgesteld", [SourceId.Parse("strategisch-beleidskader-2024")]);

    public static readonly AdviceGiven Advice = new(
        Body.AdvisoryCouncil, "Adviesraad Sociaal Domein Dronten", HistoricalDate.Parse("2025-02-13"),
        "Gevraagd advies op de drie concept uitvoeringsprogramma's",
        [PlanId.Parse("bestaanszekerheid-bieden-2025-2028")], [Letter],
        [new AdvicePoint(RiskPoint, "Neem een risicoparagraaf mee", new Citation(Letter, "Adviezen"))],
        [
            new AdviceRank(
                PlanId.Parse("bestaanszekerheid-bieden-2025-2028"), 1, false, "Doel 2.4",
                "We zetten activiteiten gerichter in", ElementId.Parse("resultaat-2-4"), null,
                new Citation(Letter, "Prioritering")),
        ]);

    public static readonly AdviceAnswered Answer = new(
        Body.Executive, HistoricalDate.In(2025), SourceId.Parse("reactie-college-821100"),
        [
            new AdviceReply(RiskPoint, "Wordt meegenomen", new Citation(SourceId.Parse("reactie-college-821100"), "1")),
            new AdviceReply(null, "Dank voor het advies", new Citation(SourceId.Parse("reactie-college-821100"), "0")),
        ]);
}
