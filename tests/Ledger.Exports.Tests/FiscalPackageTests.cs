using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Ledger.Exports.Tests;

public sealed class FiscalPackageTests
{
    private const string Assigned =
        """
        post,van,tot,taakveld,bron,plaats
        themaplan/zorg,2019,2022,6.71,themaplan,§4

        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_rules_of_a_Fiscal_Data_Package_are_kept_and_every_foreign_key_is_there()
    {
        var read = await Package(Assigned);
        read.GetProperty("errors").Deserialize<string[]>().ShouldBe([]);
        read.GetProperty("valid").GetBoolean().ShouldBeTrue();
        read.GetProperty("rows").GetProperty("posten").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("post,van,tot,taakveld,bron,plaats\n")]
    [InlineData(Assigned)]
    public async Task The_totals_per_taakveld_add_up_to_the_budget_whatever_is_assigned(string assignments)
    {
        var budget = await Budget();
        var totals = (await Package(assignments)).GetProperty("rows").GetProperty("totalen");
        Sum(totals, "primitive").ShouldBe(budget.Total.Primitive.Amount);
        Sum(totals, "current").ShouldBe(budget.Total.Current.Amount);
        totals.EnumerateArray().ShouldContain(t =>
            t.GetProperty("taskField").GetProperty("taskField").GetString() == TaskFieldAssignments.Unassigned);
    }

    [Fact]
    public async Task What_a_document_assigns_has_its_taakveld_and_its_name_in_the_list_of_the_year()
    {
        var lines = (await Package(Assigned)).GetProperty("rows").GetProperty("posten").EnumerateArray()
            .ToDictionary(l => l.GetProperty("title").GetString()!, l => l.GetProperty("taskField"));
        lines["zorg"].GetProperty("taskFieldName").GetString().ShouldBe("Maatwerkdienstverlening 18+");
        lines["zorg"].GetProperty("taskFieldList").GetString().ShouldBe("2017-2022");
        lines["jeugd"].GetProperty("taskFieldName").GetString().ShouldBe("Niet toegewezen");
    }

    private static decimal Sum(JsonElement rows, string column) => rows.EnumerateArray().Sum(r =>
        r.GetProperty(column) is { ValueKind: not JsonValueKind.Null } amount ? amount.GetDecimal() : 0);

    private static async Task<BudgetView> Budget()
    {
        var (chronicle, _) = await ThemeBudget.Begin();
        await chronicle.On(
            ThemeBudget.Id, ThemeBudget.Move(250.25m), new Times("2020-06-01", "2020-06-01", "2020-06-02"));
        return await chronicle.BudgetOf(Lens.Everything);
    }

    private static async Task<JsonElement> Package(string assignments)
    {
        var (fields, problems) = TaskFieldAssignments.Read(new MemoryStream(Encoding.UTF8.GetBytes(assignments)));
        problems.ShouldBeEmpty();
        using var file = new MemoryStream();
        await FiscalPackageWriting.Write(
            file, ThemeBudget.Id.Plan, FiscalRows.Of([await Budget()], fields), Texts.About, Token);
        var folder = Directory.CreateTempSubdirectory("ledger-fdp-").FullName;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray()));
            await zip.ExtractToDirectoryAsync(folder, Token);
            return await Readers.Read("datapackage", Path.Combine(folder, "datapackage.json"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
