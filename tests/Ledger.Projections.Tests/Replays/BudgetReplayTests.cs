namespace Ledger.Projections.Tests.Replays;

public sealed class BudgetReplayTests
{
    [Fact]
    public async Task A_year_is_replayed_step_by_step_from_the_primitive_budget_to_the_actual()
    {
        var (chronicle, _) = await ThemeBudget.Begin();
        var id = ThemeBudget.Id;
        await chronicle.On(id, ThemeBudget.Move(100m), new Times("2020-06-18", "2020-06-18", "2020-06-20"));
        await chronicle.On(
            id, ThemeBudget.Amend("najaarsnota", ThemeBudget.Care, -50.25m),
            new Times("2020-11-05", "2020-11-05", "2020-11-10"));
        await chronicle.On(
            id, new RecordActual(ThemeBudget.Care, Euro.Of(840m)), new Times("2021-05-01", "2021-05-01", "2021-05-02"));
        await chronicle.On(id, new CloseYear(), new Times("2021-06-01", "2021-06-01", "2021-06-02"));

        var replay = BudgetReplay.Of(await chronicle.Ledger(), id);
        replay.Steps.Select(s => s.Event).ShouldBe(
            ["BudgetAdopted", "AmountMoved", "BudgetAmended", "ActualRecorded", "YearClosed"]);
        replay.Steps.Select(s => s.Total.ToString()).ShouldBe(["1500.00", "1500.00", "1449.75", "1449.75", "1449.75"]);
        replay.Steps[1].Changes.ShouldBe(
        [
            new LineStep("themaplan/2020/zorg", "bedrag", "1000.00", "900.00"),
            new LineStep("themaplan/2020/jeugd", "bedrag", "500.00", "600.00"),
        ]);
        replay.Steps[3].Changes.ShouldBe([new LineStep("themaplan/2020/zorg", "realisatie", null, "840.00")]);
        replay.Steps[4].Changes.ShouldBeEmpty();
        (await chronicle.BudgetOf(Lens.Everything)).Status.ShouldBe("closed");
    }

    [Fact]
    public async Task A_rectificatie_stands_behind_the_step_that_it_puts_right()
    {
        var (chronicle, adoption) = await ThemeBudget.Begin();
        await chronicle.On(ThemeBudget.Id, ThemeBudget.Move(100m), new Times("2020-06-18", "2020-06-18", "2020-06-20"));
        await chronicle.Correct(
            ThemeBudget.Id, adoption, ThemeBudget.Amend("typefout", ThemeBudget.Care, 9m),
            ThemeBudget.Beginning with { Recorded = "2020-08-01" });

        BudgetReplay.Of(await chronicle.Ledger(), ThemeBudget.Id).Steps
            .Select(s => (s.Event, s.IsCorrection, s.Total.ToString())).ShouldBe(
            [
                ("BudgetAdopted", false, "1500.00"), ("BudgetAmended", true, "1509.00"),
                ("AmountMoved", false, "1509.00"),
            ]);
    }

    [Fact]
    public async Task There_are_no_steps_where_there_is_no_budget() =>
        BudgetReplay.Of(await (await Poverty.Begin()).Ledger(), ThemeBudget.Id).Steps.ShouldBeEmpty();
}
