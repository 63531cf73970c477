using static Ledger.Projections.Tests.Chronicle;
using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Projections.Tests.ThreeTimes;

/// <summary>The six cases by which the three times are explained, at every corner of the three axes.</summary>
public sealed class AppendixTests
{
    [Theory]
    [InlineData("2025-01-15", null, null, "geen")]
    [InlineData("2025-02-15", null, null, "10 %")]
    [InlineData("2025-04-01", null, null, "11 %")]
    [InlineData("2025-04-01", "2025-08-31", null, "10 %")]
    [InlineData("2025-04-01", null, "2025-09-01", "10 %")]
    [InlineData("2025-08-01", null, null, "12 %")]
    [InlineData(null, null, null, "12 %")]
    [InlineData("2025-08-01", "2025-05-31", null, "10 %")]
    [InlineData("2025-02-01", "2025-01-10", "2025-02-05", "10 %")]
    [InlineData("2025-02-01", "2025-01-09", "2025-02-05", "geen")]
    [InlineData("2025-02-01", "2025-01-10", "2025-02-04", "geen")]
    [InlineData("2025-01-31", "2025-01-10", "2025-02-05", "geen")]
    [InlineData(null, "2025-08-31", "2025-06-02", "10 %")]
    [InlineData(null, "2025-08-31", "2025-06-03", "12 %")]
    [InlineData("2025-03-01", "2025-09-01", "2025-09-02", "11 %")]
    [InlineData("2025-02-28", "2025-09-01", "2025-09-02", "10 %")]
    [InlineData("2025-06-30", null, null, "11 %")]
    [InlineData("2025-07-01", null, null, "12 %")]
    public async Task A_retroactive_change_does_not_undo_a_later_one(
        string? effective, string? decided, string? recorded, string expected)
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), new Times("2025-01-10", "2025-02-01", "2025-02-05"));
        await chronicle.On(Id, Change(12m), new Times("2025-06-01", "2025-07-01", "2025-06-03"));
        await chronicle.On(Id, Change(11m), new Times("2025-09-01", "2025-03-01", "2025-09-02"));

        (await chronicle.TargetOf(Through(effective, decided, recorded))).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null, null, "2026-11-23", "geen")]
    [InlineData(null, null, "2026-11-24", "7,9 %")]
    [InlineData(null, null, "2026-11-30", "7,9 %")]
    [InlineData(null, null, "2026-12-01", "6,9 %")]
    [InlineData(null, null, "2026-12-04", "6,9 %")]
    [InlineData(null, null, "2026-12-05", "6,7 %")]
    [InlineData("2023-12-31", null, null, "geen")]
    [InlineData("2024-01-01", null, null, "6,7 %")]
    [InlineData("2030-01-01", null, null, "6,7 %")]
    [InlineData(null, "2023-12-31", null, "geen")]
    [InlineData("2024-01-01", "2024-01-01", "2026-12-01", "6,9 %")]
    [InlineData("2024-01-01", "2024-01-01", "2026-11-30", "7,9 %")]
    public async Task A_correction_is_not_a_decision_and_neither_is_the_correction_of_one(
        string? effective, string? decided, string? recorded, string expected)
    {
        var chronicle = await Begin();
        var times = new Times("2024-01", "2024-01-01", "2026-11-24");
        var wrong = await chronicle.Published(Id, Baseline(7.9m), times);
        var better = await chronicle.Correct(Id, wrong, Baseline(6.9m), times with { Recorded = "2026-12-01" });
        await chronicle.Correct(Id, better, Baseline(6.7m), times with { Recorded = "2026-12-05" });

        (await chronicle.BaselineOf(Through(effective, decided, recorded))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2025-01-31", null, "geen")]
    [InlineData("2025-02-01", null, "9 %")]
    [InlineData(null, "2025-01-10", "9 %")]
    [InlineData(null, "2025-01-09", "geen")]
    public async Task Two_decisions_of_one_day_with_one_date_of_effect_apply_as_they_were_recorded(
        string? effective, string? decided, string expected)
    {
        var chronicle = await Begin();
        var times = new Times("2025-01-10", "2025-02-01", "2025-02-05");
        await chronicle.On(Id, Set(10m), times, "eerste");
        await chronicle.On(Id, Change(9m), times, "tweede");

        (await chronicle.TargetOf(Through(effective, decided))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("2025-05-31", null, null, "10 %")]
    [InlineData("2025-06-01", null, null, "geen")]
    [InlineData("2025-08-31", null, null, "geen")]
    [InlineData("2025-09-01", null, null, "8 %")]
    [InlineData(null, "2025-04-30", null, "10 %")]
    [InlineData(null, "2025-05-01", null, "geen")]
    [InlineData(null, "2025-08-01", null, "8 %")]
    [InlineData(null, null, "2025-05-02", "10 %")]
    [InlineData(null, null, "2025-05-03", "geen")]
    [InlineData(null, null, "2025-08-02", "8 %")]
    [InlineData("2025-06-01", "2025-04-30", null, "10 %")]
    public async Task A_withdrawn_target_is_absent_and_back_when_it_is_set_again(
        string? effective, string? decided, string? recorded, string expected)
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), new Times("2025-01-10", "2025-02-01", "2025-02-05"));
        await chronicle.On(Id, Withdraw(), new Times("2025-05-01", "2025-06-01", "2025-05-03"));
        await chronicle.On(Id, Set(8m), new Times("2025-08-01", "2025-09-01", "2025-08-02"));

        (await chronicle.TargetOf(Through(effective, decided, recorded))).ShouldBe(expected);
        WhyChain.Of(await chronicle.Ledger(), Target).Chain.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("2007-06-30", null, "absent")]
    [InlineData("2007-07-01", null, "known")]
    [InlineData("2007-07-15", null, "known")]
    [InlineData(null, "2007-06-30", "absent")]
    [InlineData(null, "2007-07-01", "known")]
    public async Task A_date_known_to_the_month_counts_from_its_first_day(
        string? effective, string? decided, string expected)
    {
        var chronicle = Chronicle.Empty();
        await chronicle.On(
            Id, new OpenPlan("Wmo", PlanKind.PolicyProgramme, HistoricalDate.In(2008), null, null),
            new Times("2007-07", "2007-07", "2026-11-24"));

        (await chronicle.PlanOf(Through(effective, decided))).Status.ShouldBe(expected);
        HistoricalDate.Parse("2007-07").ToDutch().ShouldBe("juli 2007");
    }

    [Theory]
    [InlineData("2020-01-01", null, null, "zorg 900.00, jeugd 600.00")]
    [InlineData("2019-12-31", null, null, "geen")]
    [InlineData("2020-01-01", "2020-11-04", null, "zorg 1000.00, jeugd 500.00")]
    [InlineData("2020-01-01", "2020-11-05", null, "zorg 900.00, jeugd 600.00")]
    [InlineData("2020-01-01", null, "2020-11-09", "zorg 1000.00, jeugd 500.00")]
    [InlineData("2020-01-01", null, "2020-11-10", "zorg 900.00, jeugd 600.00")]
    [InlineData("2020-07-01", null, null, "zorg 900.00, jeugd 650.00")]
    [InlineData(null, null, null, "zorg 900.00, jeugd 650.00")]
    public async Task A_line_moved_in_November_from_January_on_changes_the_state_from_January_on(
        string? effective, string? decided, string? recorded, string expected)
    {
        var (chronicle, _) = await ThemeBudget.Begin();
        await chronicle.On(
            ThemeBudget.Id, ThemeBudget.Amend("zomernota", ThemeBudget.Youth, 50m),
            new Times("2020-06-18", "2020-07-01", "2020-06-20"));
        await chronicle.On(
            ThemeBudget.Id, ThemeBudget.Move(100m), new Times("2020-11-05", "2020-01-01", "2020-11-10"));

        (await chronicle.LinesOf(Through(effective, decided, recorded))).ShouldBe(expected);
        var replay = BudgetReplay.Of(await chronicle.Ledger(), ThemeBudget.Id);
        replay.Steps.Select(s => s.DecidedOn.ToString()).ShouldBe(["2019-11-07", "2020-06-18", "2020-11-05"]);
        replay.Steps.Select(s => s.Total.ToString()).ShouldBe(["1500.00", "1550.00", "1550.00"]);
    }
}
