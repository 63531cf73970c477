using static Ledger.Projections.Tests.Chronicle;
using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Projections.Tests.ThreeTimes;

/// <summary>A figure that was recorded under a wrong year, and put right by one rectificatie.</summary>
public sealed class MisplacedTests
{
    private static readonly Times First = new("2025-01-10", "2025-02-01", "2025-02-05");
    private static readonly Times Mistake = new("2025-03-01", "2025-03-01", "2025-03-02");

    [Theory]
    [InlineData(null, "7 %", "5 %")]
    [InlineData("2025-03-31", "5 %", "geen")]
    [InlineData("2025-02-28", "7 %", "geen")]
    public async Task It_stands_under_the_right_year_and_what_it_had_replaced_stands_again(
        string? recorded, string wrongYear, string rightYear)
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Measurement(2024, 7m), First);
        var wrong = await chronicle.On(Id, Measurement(2024, 5m), Mistake);
        await chronicle.Correct(Id, wrong, Moved(2024, 2025, 5m), Mistake with { Recorded = "2025-04-01" });

        var lens = Through(null, null, recorded);
        (await chronicle.MeasurementOf(lens)).ShouldBe(wrongYear);
        (await chronicle.MeasurementOf(lens, 2025)).ShouldBe(rightYear);
    }

    [Fact]
    public async Task A_mistake_in_putting_it_right_is_put_right_in_its_turn()
    {
        var chronicle = await Begin();
        var wrong = await chronicle.On(Id, Measurement(2024, 5m), Mistake);
        var moved = await chronicle.Correct(
            Id, wrong, Moved(2024, 2026, 5m), Mistake with { Recorded = "2025-04-01" });
        await chronicle.Correct(Id, moved, Moved(2026, 2025, 5.5m), Mistake with { Recorded = "2025-04-02" });

        var figures = (await chronicle.PlanOf(Lens.Everything)).Elements.SelectMany(e => e.Indicators).Single()
            .Measurements;
        figures.ShouldHaveSingleItem().ReferenceDate.ShouldBe(HistoricalDate.In(2025));
        figures[0].Text.ShouldBe("5,5 %");
    }

    [Fact]
    public async Task The_why_and_the_trail_say_what_became_of_both_years()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Measurement(2024, 7m), First);
        var wrong = await chronicle.On(Id, Measurement(2024, 5m), Mistake);
        await chronicle.Correct(Id, wrong, Moved(2024, 2025, 5m), Mistake with { Recorded = "2025-04-01" });

        var events = (await chronicle.Ledger()).Of(Id.Stream).ToList();
        foreach (var log in new[] { ChangeLog.Of(Id.Stream, events), ChangeLog.AsRecorded(Id.Stream, events) })
        {
            log[^1].Changes.Select(c => (c.Field, c.From, c.To)).ShouldBe(
            [
                ("meting hele gemeente 2025", null, "5 %"), ("meting hele gemeente 2024", "5 %", "7 %"),
            ]);
        }
    }

    private static CorrectMeasurement Moved(int from, int to, decimal percent)
    {
        var (indicator, scope, date, reading, text) = Measurement(to, percent);
        return new CorrectMeasurement(new(
            indicator, scope, date, reading, text, new ReadingAt(scope, HistoricalDate.In(from))));
    }
}
