using NodaTime;

namespace Ledger.Domain.Tests.Time;

public sealed class HistoricalDateTests
{
    [Theory]
    [InlineData("2007", "2007-01-01", "2007-12-31", DatePrecision.Year)]
    [InlineData("2007-07", "2007-07-01", "2007-07-31", DatePrecision.Month)]
    [InlineData("2007-12", "2007-12-01", "2007-12-31", DatePrecision.Month)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", DatePrecision.Month)]
    [InlineData("2007-07-13", "2007-07-13", "2007-07-13", DatePrecision.Day)]
    [InlineData("1800", "1800-01-01", "1800-12-31", DatePrecision.Year)]
    [InlineData("2200-12-31", "2200-12-31", "2200-12-31", DatePrecision.Day)]
    public void A_date_is_read_as_far_as_it_is_known(string text, string first, string last, DatePrecision precision)
    {
        var date = HistoricalDate.Parse(text);
        (date.FirstDay.ToString("uuuu-MM-dd", null), date.LastDay.ToString("uuuu-MM-dd", null), date.Precision)
            .ShouldBe((first, last, precision));
        date.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("juli")]
    [InlineData("207")]
    [InlineData("20077")]
    [InlineData("2007-7")]
    [InlineData("2007-00")]
    [InlineData("2007-13")]
    [InlineData("2023-02-29")]
    [InlineData("2025-02-30")]
    [InlineData("2025-04-31")]
    [InlineData("2025-1-001")]
    [InlineData("13-07-2007")]
    [InlineData("2007/07/13")]
    [InlineData("2007-07-13T")]
    [InlineData(" 2007")]
    [InlineData("2007\n")]
    [InlineData("-007")]
    [InlineData("+007")]
    [InlineData("٢٠٠٧")]
    [InlineData("1799")]
    [InlineData("2201")]
    [InlineData("0001-01-01")]
    public void What_is_no_date_is_not_read(string? text)
    {
        HistoricalDate.TryParse(text).ShouldBeNull();
        Should.Throw<FormatException>(() => HistoricalDate.Parse(text!));
    }

    [Theory]
    [InlineData("2007", "2007")]
    [InlineData("2007-07", "juli 2007")]
    [InlineData("2007-07-13", "13 juli 2007")]
    [InlineData("2025-03-01", "1 maart 2025")]
    [InlineData("2024-09", "september 2024")]
    public void A_Dutch_reader_reads_it_as_Dutch(string text, string dutch) =>
        HistoricalDate.Parse(text).ToDutch().ShouldBe(dutch);

    [Fact]
    public void Dates_order_by_their_first_day() =>
        new[] { "2007-07-02", "2008", "2006-12-31", "2007-07", "2007-06-30" }
            .Select(HistoricalDate.Parse).Order().Select(d => d.ToString())
            .ShouldBe(["2006-12-31", "2007-06-30", "2007-07", "2007-07-02", "2008"]);

    [Fact]
    public void Dates_of_another_precision_order_the_same_and_are_not_equal()
    {
        var year = HistoricalDate.In(2007);
        var month = HistoricalDate.In(2007, 1);
        var day = HistoricalDate.On(new LocalDate(2007, 1, 1));
        (year.CompareTo(month), month.CompareTo(day)).ShouldBe((0, 0));
        new[] { year, month, day }.Distinct().Count().ShouldBe(3);
        year.ShouldBe(HistoricalDate.Parse("2007"));
    }

    [Fact]
    public void No_date_is_made_that_could_not_be_read_back()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => HistoricalDate.In(1799));
        Should.Throw<ArgumentOutOfRangeException>(() => HistoricalDate.In(2201, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => HistoricalDate.In(2007, 13));
        Should.Throw<ArgumentOutOfRangeException>(() => HistoricalDate.On(new LocalDate(1, 1, 1)));
    }

    [Fact]
    public void A_date_that_was_never_given_is_no_date() =>
        Should.Throw<InvalidOperationException>(() => default(HistoricalDate).FirstDay);
}
