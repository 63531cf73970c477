namespace Ledger.Projections.Tests.Generations;

public sealed class SeriesOfTests
{
    private static readonly Times Then = new("2019-01-01", "2019-01-01", "2024-01-06");

    [Fact]
    public async Task An_indicator_of_two_generations_stands_on_one_axis_with_how_each_came_in()
    {
        var chronicle = await TwoGenerations();
        await Counted(chronicle, "oud", "meldingen", 395m);
        await Counted(chronicle, "oud", "anders", 12m);
        await chronicle.On(
            Poverty.Id, new DeclareLineage(
                PlanRef.Parse("oud/meldingen"), PlanRef.Parse("armoede/kinderen"), LineageKind.Continued),
            Poverty.Beginning);

        var series = SeriesOf.Indicator(await chronicle.Ledger(), Kinderen)!;
        series.Members.Select(m => (m.Indicator, m.Relation)).ShouldBe(
        [
            ("oud/meldingen", SeriesRelation.Declared), ("oud/anders", SeriesRelation.OfJoinedElement),
            ("armoede/kinderen", SeriesRelation.Asked),
        ]);
        series.Points.Select(p => (p.Indicator, p.Kind, p.Low, p.High, p.At?.ToString())).ShouldBe(
        [
            ("oud/meldingen", SeriesKind.Baseline, 395m, 395m, "2018"),
            ("oud/anders", SeriesKind.Baseline, 12m, 12m, "2018"),
            ("armoede/kinderen", SeriesKind.Baseline, 7.9m, 7.9m, "2023"),
            ("armoede/kinderen", SeriesKind.Target, null, 10m, "2028"),
        ]);
    }

    [Fact]
    public async Task What_nobody_joined_is_not_in_the_series()
    {
        var chronicle = await Poverty.Begin();
        await chronicle.On(Poverty.Id, Poverty.Set(10m), Poverty.Beginning);

        SeriesOf.Indicator(await chronicle.Ledger(), Kinderen)!.Members.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_the_council_knew_on_a_day_about_a_year_is_beside_what_was_decided_since()
    {
        var chronicle = await Poverty.Begin();
        await chronicle.On(Poverty.Id, Poverty.Set(10m), new Times("2025-01-10", "2025-02-01", "2025-02-05"));
        await chronicle.On(Poverty.Id, Poverty.Change(12m), new Times("2025-06-01", "2025-07-01", "2025-06-03"));
        await chronicle.On(Poverty.Id, Poverty.Change(14m), new Times("2025-06-01", "2026-01-01", "2025-06-03"));

        var day = new NodaTime.LocalDate(2025, 5, 1);
        var knowledge = KnowledgeOf.Plan(await chronicle.Ledger(), Poverty.Id, day, 2025);
        knowledge.Known.Elements.SelectMany(e => e.Indicators).SelectMany(i => i.Targets).Select(t => t.Text)
            .ShouldBe(["10 %"]);
        knowledge.Since.Changed.Select(c => (c.Path, c.From, c.To)).ShouldContain(
            ("armoede/kinderen/2028#streefwaarde", "hoogstens 10 %", "hoogstens 12 %"));
    }

    private static Subject Kinderen { get; } =
        new("armoede/kinderen", SubjectKind.Indicator, Poverty.Id.Stream, "Kinderen in armoede");

    private static async Task<Chronicle> TwoGenerations()
    {
        var chronicle = await Poverty.Begin();
        var old = PlanId.Parse("oud");
        await chronicle.On(old, new OpenPlan(
            "Oud", PlanKind.PolicyPlan, HistoricalDate.In(2019), HistoricalDate.In(2022), Chronicle.Document), Then);
        await chronicle.On(old, Poverty.Add("doel"), Then);
        await chronicle.On(
            Poverty.Id, new DeclareLineage(
                PlanRef.Parse("oud/doel"), PlanRef.Parse("armoede/doel-4"), LineageKind.Reformulated),
            Poverty.Beginning);
        await chronicle.Published(Poverty.Id, Poverty.Baseline(7.9m), Poverty.Beginning);
        await chronicle.On(Poverty.Id, Poverty.Set(10m), Poverty.Beginning);
        return chronicle;
    }

    private static async Task Counted(Chronicle chronicle, string plan, string indicator, decimal figure)
    {
        var (id, of) = (PlanId.Parse(plan), IndicatorId.Parse(indicator));
        await chronicle.On(id, new DefineIndicator(
            of, ElementId.Parse("doel"), indicator, Unit.Percent, Direction.Down, true, null, null), Then);
        await chronicle.Published(id, new RecordBaseline(
            of, Scope.WholeMunicipality, HistoricalDate.In(2018), new Reading.Measured(Poverty.Percent(figure)), null),
            Then);
    }
}
