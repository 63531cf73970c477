using static Ledger.Projections.Tests.Chronicle;
using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Projections.Tests.ThreeTimes;

/// <summary>
/// What happens to one value when decisions and rectificaties cross, each with the state just before and on every date
/// of it, on each of the three axes. A dash is an axis that is left open.
/// </summary>
public sealed class CornerTests
{
    [Fact]
    public Task A_retroactive_decision_reaches_back_to_its_own_date_and_no_further() => Shows(
        async c =>
        {
            await c.On(Id, Set(10m), new Times("2025-01-10", "2025-02-01", "2025-02-05"));
            await c.On(Id, Change(8m), new Times("2025-09-01", "2025-04-01", "2025-09-05"));
        },
        c => c.TargetOf,
        """
        2025-01-31 –          –          geen
        2025-03-31 –          –          10 %
        2025-04-01 –          –          8 %
        2025-04-01 2025-08-31 –          10 %
        2025-04-01 2025-09-01 –          8 %
        2025-04-01 –          2025-09-04 10 %
        2025-04-01 –          2025-09-05 8 %
        2025-04-01 2025-08-31 2025-09-05 10 %
        2025-04-01 2025-09-01 2025-09-04 10 %
        2025-03-31 2025-09-01 2025-09-05 10 %
        –          2025-08-31 –          10 %
        –          –          2025-02-04 geen
        –          –          –          8 %
        """);

    [Fact]
    public Task A_rectificatie_of_a_back_dated_fact_stands_where_that_fact_stands() => Shows(
        async c =>
        {
            await c.On(Id, Set(10m), new Times("2024-10-01", "2024-10-15", "2024-10-20"));
            await c.On(Id, Change(12m), new Times("2025-01-10", "2025-02-01", "2025-02-05"));
            var late = new Times("2024-11-01", "2024-12-01", "2025-06-01");
            var wrong = await c.On(Id, Change(14m), late);
            await c.Correct(Id, wrong, Change(13m), late with { Recorded = "2025-07-01" });
        },
        c => c.TargetOf,
        """
        2024-10-14 –          –          geen
        2024-11-30 –          –          10 %
        2024-12-01 –          –          13 %
        2024-12-01 2024-10-31 –          10 %
        2024-12-01 –          2025-05-31 10 %
        2024-12-01 –          2025-06-01 14 %
        2024-12-01 –          2025-06-30 14 %
        2024-12-01 –          2025-07-01 13 %
        2025-01-31 –          –          13 %
        2025-02-01 –          –          12 %
        2025-02-01 2025-01-09 –          13 %
        2025-02-01 2025-01-09 2025-06-30 14 %
        –          –          2025-02-05 12 %
        –          –          –          12 %
        """);

    [Fact]
    public Task A_decision_that_takes_effect_later_and_is_withdrawn_before_it_does_never_holds() => Shows(
        async c =>
        {
            await c.On(Id, Set(10m), new Times("2025-01-10", "2025-02-01", "2025-02-05"));
            await c.On(Id, Change(7m), new Times("2025-03-01", "2026-01-01", "2025-03-02"));
            await c.On(Id, Change(10m), new Times("2025-10-01", "2026-01-01", "2025-10-02"), "intrekking");
        },
        c => c.TargetOf,
        """
        2025-12-31 –          –          10 %
        2026-01-01 –          –          10 %
        2026-01-01 2025-09-30 –          7 %
        2026-01-01 2025-10-01 –          10 %
        2026-01-01 –          2025-10-01 7 %
        2026-01-01 –          2025-10-02 10 %
        2026-01-01 2025-02-28 –          10 %
        2026-01-01 –          2025-03-01 10 %
        2025-12-31 2025-09-30 –          10 %
        –          2025-09-30 –          7 %
        –          –          –          10 %
        """);

    [Fact]
    public Task Two_decisions_of_one_day_hold_each_from_their_own_date() => Shows(
        async c =>
        {
            await c.On(Id, Set(10m), new Times("2025-01-10", "2025-02-01", "2025-02-05"), "eerste");
            await c.On(Id, Change(6m), new Times("2025-05-01", "2027-01-01", "2025-05-02"), "eerste");
            await c.On(Id, Change(8m), new Times("2025-05-01", "2026-01-01", "2025-05-03"), "tweede");
        },
        c => c.TargetOf,
        """
        2025-12-31 –          –          10 %
        2026-01-01 –          –          8 %
        2026-12-31 –          –          8 %
        2027-01-01 –          –          6 %
        2027-01-01 2025-04-30 –          10 %
        2027-01-01 2025-05-01 2025-05-01 10 %
        2027-01-01 2025-05-01 2025-05-02 6 %
        2026-01-01 2025-05-01 2025-05-02 10 %
        2026-01-01 2025-05-01 2025-05-03 8 %
        –          –          –          6 %
        """);

    [Fact]
    public Task What_is_recorded_out_of_order_stands_in_the_order_in_which_it_holds() => Shows(
        async c =>
        {
            await c.On(Id, Set(9m), new Times("2025-01-10", "2025-02-01", "2025-02-05"));
            await c.On(Id, Change(12m), new Times("2025-06-01", "2025-07-01", "2025-06-03"));
            await c.On(Id, Change(11m), new Times("2025-04-01", "2025-05-01", "2025-08-06"));
            await c.On(Id, Change(10m), new Times("2025-02-10", "2025-03-01", "2025-08-07"));
        },
        c => c.TargetOf,
        """
        2025-01-31 –          –          geen
        2025-02-01 –          –          9 %
        2025-03-01 –          –          10 %
        2025-05-01 –          –          11 %
        2025-07-01 –          –          12 %
        2025-06-30 –          2025-08-05 9 %
        2025-06-30 –          2025-08-06 11 %
        2025-04-30 –          2025-08-06 9 %
        2025-04-30 –          2025-08-07 10 %
        2025-07-01 2025-05-31 –          11 %
        2025-07-01 2025-03-31 –          10 %
        2025-07-01 2025-02-09 –          9 %
        2025-07-01 –          2025-06-02 9 %
        2025-07-01 –          2025-06-03 12 %
        –          –          –          12 %
        """);

    [Fact]
    public Task A_rectificatie_of_a_rectificatie_keeps_the_dates_of_the_first() => Shows(
        async c =>
        {
            var first = new Times("2025-01-10", "2025-02-01", "2025-02-05");
            var wrong = await c.On(Id, Set(10m), first);
            await c.On(Id, Change(12m), new Times("2025-06-01", "2025-07-01", "2025-06-03"));
            var better = await c.Correct(Id, wrong, Change(1m), first with { Recorded = "2025-08-01" });
            await c.Correct(Id, better, Change(11m), first with { Recorded = "2025-09-01" });
        },
        c => c.TargetOf,
        """
        2025-01-31 –          –          geen
        2025-02-01 –          –          11 %
        2025-02-01 –          2025-07-31 10 %
        2025-02-01 –          2025-08-01 1 %
        2025-02-01 –          2025-08-31 1 %
        2025-02-01 –          2025-09-01 11 %
        2025-02-01 2025-01-10 2025-09-01 11 %
        2025-02-01 2025-01-09 –          geen
        2025-07-01 –          –          12 %
        2025-07-01 2025-05-31 –          11 %
        2025-07-01 2025-05-31 2025-08-31 1 %
        –          –          –          12 %
        """);

    [Fact]
    public Task A_withdrawal_of_what_was_rectified_ends_it_and_a_later_rectificatie_does_not_bring_it_back() => Shows(
        async c =>
        {
            var first = new Times("2025-01-10", "2025-02-01", "2025-02-05");
            var wrong = await c.On(Id, Set(10m), first);
            await c.On(Id, Withdraw(), new Times("2025-05-01", "2025-06-01", "2025-05-03"));
            await c.Correct(Id, wrong, Set(9m), first with { Recorded = "2025-07-01" });
        },
        c => c.TargetOf,
        """
        2025-05-31 –          –          9 %
        2025-06-01 –          –          geen
        2025-05-31 –          2025-06-30 10 %
        2025-05-31 –          2025-07-01 9 %
        2025-06-01 –          2025-05-02 10 %
        2025-06-01 –          2025-05-03 geen
        2025-06-01 –          2025-07-01 geen
        2025-06-01 2025-04-30 –          9 %
        2025-06-01 2025-04-30 2025-06-30 10 %
        –          –          –          geen
        """);

    [Fact]
    public Task A_rectificatie_recorded_before_the_decision_that_it_corrects_takes_effect_holds_with_it() => Shows(
        async c =>
        {
            await c.On(Id, Set(10m), new Times("2025-01-10", "2025-02-01", "2025-02-05"));
            var later = new Times("2025-03-01", "2026-01-01", "2025-03-02");
            var wrong = await c.On(Id, Change(70m), later);
            await c.Correct(Id, wrong, Change(7m), later with { Recorded = "2025-04-01" });
            await c.On(Id, Change(8m), new Times("2025-05-01", "2025-06-01", "2025-05-02"));
        },
        c => c.TargetOf,
        """
        2025-05-31 –          –          10 %
        2025-06-01 –          –          8 %
        2025-12-31 –          –          8 %
        2026-01-01 –          –          7 %
        2026-01-01 –          2025-03-31 70 %
        2026-01-01 –          2025-04-01 7 %
        2026-01-01 2025-03-01 –          7 %
        2026-01-01 2025-02-28 –          10 %
        2026-01-01 2025-04-30 2025-03-31 70 %
        2025-12-31 –          2025-04-01 10 %
        –          –          –          7 %
        """);

    [Fact]
    public Task A_figure_that_is_published_again_replaces_the_one_before_it_from_when_it_was_known() => Shows(
        async c =>
        {
            var first = new Times("2025-03-01", "2025-03-01", "2025-03-05");
            var wrong = await c.Published(Id, Measurement(2024, 9m), first);
            await c.Published(Id, Measurement(2024, 8m), new Times("2025-10-01", "2025-10-01", "2025-10-02"));
            await c.Correct(Id, wrong, Measurement(2024, 9.5m), first with { Recorded = "2025-11-01" });
        },
        c => lens => c.MeasurementOf(lens),
        """
        2025-02-28 –          –          geen
        2025-03-01 –          –          9,5 %
        2025-03-01 –          2025-10-31 9 %
        2025-03-01 –          2025-11-01 9,5 %
        2025-09-30 –          –          9,5 %
        2025-10-01 –          –          8 %
        2025-10-01 2025-09-30 –          9,5 %
        2025-10-01 2025-09-30 2025-10-31 9 %
        2025-10-01 –          2025-10-01 9 %
        –          –          –          8 %
        """);

    [Fact]
    public Task A_back_dated_move_between_lines_is_put_right_where_it_stands() => Shows(
        async c =>
        {
            await ThemeBudget.Begin(c);
            var november = new Times("2020-11-05", "2020-03-01", "2020-11-10");
            var wrong = await c.On(ThemeBudget.Id, ThemeBudget.Move(100m), november);
            await c.On(
                ThemeBudget.Id, ThemeBudget.Amend("zomernota", ThemeBudget.Youth, 50m),
                new Times("2020-06-18", "2020-07-01", "2020-12-01"));
            await c.Correct(
                ThemeBudget.Id, wrong, ThemeBudget.Move(20m, "typefout"), november with { Recorded = "2020-12-15" });
        },
        c => c.LinesOf,
        """
        2020-02-29 –          –          zorg 1000.00, jeugd 500.00
        2020-03-01 –          –          zorg 880.00, jeugd 620.00
        2020-03-01 –          2020-12-14 zorg 900.00, jeugd 600.00
        2020-03-01 –          2020-11-09 zorg 1000.00, jeugd 500.00
        2020-03-01 2020-11-04 –          zorg 1000.00, jeugd 500.00
        2020-07-01 –          –          zorg 880.00, jeugd 670.00
        2020-07-01 2020-11-04 –          zorg 1000.00, jeugd 550.00
        2020-07-01 2020-06-17 –          zorg 1000.00, jeugd 500.00
        2020-07-01 –          2020-11-30 zorg 900.00, jeugd 600.00
        2020-07-01 –          2020-12-01 zorg 900.00, jeugd 650.00
        –          –          –          zorg 880.00, jeugd 670.00
        """,
        Empty());

    private static async Task Shows(
        Func<Chronicle, Task> tell, Func<Chronicle, Func<Lens, Task<string>>> state, string corners,
        Chronicle? chronicle = null)
    {
        chronicle ??= await Begin();
        await tell(chronicle);
        foreach (var corner in corners.Split('\n'))
        {
            var cells = corner.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var axes = cells[..3].Select(c => c == "–" ? null : c).ToList();
            (await state(chronicle)(Through(axes[0], axes[1], axes[2]))).ShouldBe(cells[3], corner);
        }
    }
}
