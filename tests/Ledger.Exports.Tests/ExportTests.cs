using System.Globalization;
using System.Text.Json;
using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Exports.Tests;

/// <summary>What is in the ledger is in the tables: the same values, the same sums.</summary>
public sealed class ExportTests
{
    private static readonly Times January = new("2025-01-10", "2025-02-01", "2025-02-05");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_amounts_of_a_budget_add_up_to_those_of_the_ledger()
    {
        var (chronicle, _) = await ThemeBudget.Begin();
        await chronicle.On(
            ThemeBudget.Id, ThemeBudget.Amend("voorjaarsnota", ThemeBudget.Care, 99.01m),
            new Times("2020-06-01", "2020-06-01", "2020-06-02"));
        var view = await chronicle.BudgetOf(Lens.Everything);
        var rows = await Read(BudgetRows.Table, BudgetRows.Of([view]));
        rows.Sum(r => decimal.Parse(r["current"], CultureInfo.InvariantCulture)).ShouldBe(view.Total.Current.Amount);
        rows.Sum(r => decimal.Parse(r["primitive"], CultureInfo.InvariantCulture))
            .ShouldBe(view.Total.Primitive.Amount);
        rows.Select(r => (r["year"], r["side"])).Distinct().ShouldBe([("2020", "lasten")]);
    }

    [Fact]
    public async Task A_plan_has_a_row_for_each_element_indicator_baseline_and_target()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Baseline(7.9m), January);
        var rows = await Read(PlanRows.Table, PlanRows.Of(await chronicle.PlanOf(Lens.Everything)));
        rows.Select(r => (r["kind"], r["id"], r["about"], r["amount"], r["value"])).ShouldBe(
        [
            ("element", "armoede/doel-4", "", "", ""), ("indicator", "armoede/kinderen", "", "", ""),
            ("nulmeting", "armoede/kinderen", "2023", "7.9", "7,9 %"),
            ("streefwaarde", TargetId, "2028", "10", "hoogstens 10 %"),
        ]);
        (await Read(PlanRows.Table, PlanRows.Of(await chronicle.PlanOf(Lens.Everything), "armoede/kinderen")))
            .Select(r => r["kind"]).ShouldBe(["indicator", "nulmeting", "streefwaarde"]);
    }

    [Fact]
    public async Task A_lens_narrows_what_is_exported()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        var rows = await Read(
            PlanRows.Table, PlanRows.Of(await chronicle.PlanOf(Chronicle.Through(decided: "2024-12-31"))));
        rows.ShouldNotContain(r => r["kind"] == "streefwaarde");
    }

    [Fact]
    public async Task An_entry_of_the_trail_has_the_six_fields_of_the_BIO()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        var ledger = await chronicle.Ledger();
        var row = (await Read(TrailRows.Table, AuditTrail.Page(ledger, new TrailFilter(), 1).Entries))[0];
        new[] { "action", "object", "result", "origin", "actor", "time" }.Select(f => row[f]).ShouldBe(
        [
            "TargetSet", TargetId, "streefwaarde: hoogstens 10 %", "raad-2025-01-10-besluit", "medewerker",
            "2025-02-05T12:00:00Z",
        ]);
    }

    [Fact]
    public async Task Every_form_of_rows_and_columns_can_be_asked_by_its_name_and_no_other_makes_a_table()
    {
        foreach (var format in ExportFormat.All)
        {
            var export = Export.Of("proef", format, Texts.Table, _ => new[] { "a" }.ToAsyncEnumerable(), Texts.About);
            (export is null).ShouldBe(format == ExportFormat.Prov || format == ExportFormat.FiscalPackage);
            if (export is not null)
            {
                using var file = new MemoryStream();
                await export.Write(file, Token);
                (file.Length > 0, export.FileName).ShouldBe((true, $"proef.{format.Ending}"));
            }
        }

        ExportFormat.Find("pdf").ShouldBeNull();
    }

    private static async Task<List<Dictionary<string, string>>> Read<T>(Table<T> table, IEnumerable<T> rows)
    {
        var read = (await Readers.Read(
            "csv", to => CsvWriting.Write(to, table, rows.ToAsyncEnumerable(), CsvSpelling.Rfc4180, Token), ","))
            .Deserialize<List<List<string>>>()!;
        return [.. read.Skip(1).Select(row => read[0].Zip(row).ToDictionary(c => c.First, c => c.Second))];
    }
}
