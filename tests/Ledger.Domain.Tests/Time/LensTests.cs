using NodaTime;

namespace Ledger.Domain.Tests.Time;

public sealed class LensTests
{
    private static readonly HistoricalDate Effective = HistoricalDate.Parse("2025-02-01");
    private static readonly HistoricalDate Decided = HistoricalDate.Parse("2025-01-10");
    private static readonly Instant Recorded = Instant.FromUtc(2025, 2, 5, 9, 0);

    [Fact]
    public void The_lens_of_everything_sees_everything() =>
        Lens.Everything.Sees(HistoricalDate.In(2200), HistoricalDate.In(2200), Instant.MaxValue).ShouldBeTrue();

    [Theory]
    [InlineData("2025-01-31", false)]
    [InlineData("2025-02-01", true)]
    [InlineData("2025-02-02", true)]
    public void What_holds_from_a_day_is_seen_on_that_day(string on, bool seen) =>
        Sees(new Lens(Effective: Day(on))).ShouldBe(seen);

    [Theory]
    [InlineData("2025-01-09", false)]
    [InlineData("2025-01-10", true)]
    [InlineData("2025-01-11", true)]
    public void What_is_decided_on_a_day_is_seen_by_who_knows_that_day(string upTo, bool seen) =>
        Sees(new Lens(Decided: Day(upTo))).ShouldBe(seen);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void What_is_recorded_at_an_instant_is_seen_at_that_instant(long ticks, bool seen) =>
        Sees(new Lens(Recorded: Recorded.PlusTicks(ticks))).ShouldBe(seen);

    [Fact]
    public void One_axis_is_enough_to_hide_it()
    {
        var all = new Lens(Day("2025-02-01"), Day("2025-01-10"), Recorded);
        Sees(all).ShouldBeTrue();
        Sees(all with { Effective = Day("2025-01-31") }).ShouldBeFalse();
        Sees(all with { Decided = Day("2025-01-09") }).ShouldBeFalse();
        Sees(all with { Recorded = Recorded.PlusTicks(-1) }).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2007-07-15", true)]
    [InlineData("2007-07-01", true)]
    [InlineData("2007-06-30", false)]
    public void A_date_known_to_the_month_counts_from_its_first_day(string on, bool seen)
    {
        var july = HistoricalDate.Parse("2007-07");
        new Lens(Effective: Day(on)).Sees(july, july, Recorded).ShouldBe(seen);
        new Lens(Decided: Day(on)).Sees(july, july, Recorded).ShouldBe(seen);
    }

    [Fact]
    public void A_retroactive_change_does_not_undo_a_later_one() =>
        new[]
            {
                Order("2025-03-01", "2025-09-01", 3),
                Order("2025-07-01", "2025-06-01", 2),
                Order("2025-02-01", "2025-01-10", 1),
            }
            .Order().Select(o => o.Position).ShouldBe([1, 3, 2]);

    [Fact]
    public void Of_one_effective_date_the_later_decision_comes_last() =>
        Order("2025-02-01", "2025-01-11", 1).CompareTo(Order("2025-02", "2025-01-10", 2)).ShouldBePositive();

    [Fact]
    public void Two_decisions_of_one_day_apply_in_the_order_of_recording() =>
        Order("2025-02-01", "2025-01", 2).CompareTo(Order("2025-02", "2025-01-01", 3)).ShouldBeNegative();

    private static bool Sees(Lens lens) => lens.Sees(Effective, Decided, Recorded);

    private static LensOrder Order(string effective, string decided, long position) =>
        new(HistoricalDate.Parse(effective), HistoricalDate.Parse(decided), position);

    private static LocalDate Day(string text) => HistoricalDate.Parse(text).FirstDay;
}
