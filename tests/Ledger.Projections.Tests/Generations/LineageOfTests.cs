namespace Ledger.Projections.Tests.Generations;

public sealed class LineageOfTests
{
    [Fact]
    public async Task An_element_is_followed_in_both_directions_over_the_generations()
    {
        var chronicle = await ThreeGenerations();

        var lineage = LineageOf.Element(await chronicle.Ledger(), "plan-2019/doel");
        lineage.Nodes.Select(n => n.Id).ShouldBe(["plan-2008/doel", "plan-2019/doel", "plan-2025/doel"]);
        lineage.Links.Select(l => (l.From, l.To, l.Kind)).ShouldBe(
        [
            ("plan-2008/doel", "plan-2019/doel", LineageKind.Continued),
            ("plan-2019/doel", "plan-2025/doel", LineageKind.Reformulated),
        ]);
        LineageOf.Element(await chronicle.Ledger(), "plan-2008/oud").Nodes.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_goal_without_a_successor_was_dropped_in_silence_unless_it_was_declared()
    {
        var chronicle = await ThreeGenerations();
        DroppedGoals.Of(await chronicle.Ledger()).Select(d => d.Id).ShouldBe(["plan-2008/oud"]);

        await chronicle.On(
            PlanId.Parse("plan-2008"),
            new DeclareLineage(PlanRef.Parse("plan-2008/oud"), null, LineageKind.Discontinued),
            new Times("2025-06-01", "2025-06-01", "2025-06-02"));
        DroppedGoals.Of(await chronicle.Ledger()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Years_without_a_document_are_gaps()
    {
        var chronicle = await ThreeGenerations();

        GapYears.Of(await chronicle.Ledger()).ShouldBe([new GapView(2013, 2018), new GapView(2023, 2024)]);
    }

    [Fact]
    public async Task A_plan_that_is_known_by_reference_only_covers_no_year()
    {
        var chronicle = await ThreeGenerations();
        await Open(chronicle, "plan-2013", 2013, 2016, null);

        GapYears.Of(await chronicle.Ledger())[0].ShouldBe(new GapView(2013, 2018));
        PlanList.Of(await chronicle.Ledger()).Select(p => (p.Id.ToString(), p.ByReferenceOnly)).ShouldBe(
            [("plan-2008", false), ("plan-2013", true), ("plan-2019", false), ("plan-2025", false)]);
    }

    [Fact]
    public async Task Each_generation_is_measured_by_what_it_has()
    {
        var chronicle = await ThreeGenerations();
        await Poverty.Begin(chronicle);
        await chronicle.On(Poverty.Id, Poverty.Set(10m), Poverty.Beginning);

        var own = CompletenessOf.All(await chronicle.Ledger()).Single(g => g.Generation == "2024–2028");
        own.Indicators.ShouldBe(new IndicatorShare(1, 0, 1, 0));
        own.Elements.ShouldBe(new Share(1, 1));
        own.Documents.ShouldBe(new Share(1, 1));
    }

    private static async Task<Chronicle> ThreeGenerations()
    {
        var chronicle = Chronicle.Empty();
        await Open(chronicle, "plan-2008", 2008, 2012, Chronicle.Document);
        await Open(chronicle, "plan-2019", 2019, 2022, Chronicle.Document);
        await Open(chronicle, "plan-2025", 2025, 2028, Chronicle.Document);
        await chronicle.On(PlanId.Parse("plan-2008"), Poverty.Add("oud"), At(2008));
        await Declare(chronicle, "plan-2008/doel", "plan-2019/doel", LineageKind.Continued);
        await Declare(chronicle, "plan-2019/doel", "plan-2025/doel", LineageKind.Reformulated);
        return chronicle;
    }

    private static async Task Open(Chronicle chronicle, string id, int from, int to, SourceId? document)
    {
        await chronicle.On(PlanId.Parse(id), new OpenPlan(
            id, PlanKind.PolicyPlan, HistoricalDate.In(from), HistoricalDate.In(to), document), At(from));
        await chronicle.On(PlanId.Parse(id), Poverty.Add("doel"), At(from));
    }

    private static Task<Guid> Declare(Chronicle chronicle, string from, string to, LineageKind kind) => chronicle.On(
        PlanRef.Parse(to).Plan, new DeclareLineage(PlanRef.Parse(from), PlanRef.Parse(to), kind),
        new Times("2025-02-01", "2025-02-01", "2025-02-02"));

    private static Times At(int year) => new($"{year}", $"{year}", "2025-02-02");
}
