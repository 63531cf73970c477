using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NodaTime;

namespace Ledger.Exports.Tests;

public sealed class XlsxWritingTests
{
    private static readonly Table<Sample> Table = new("Proef",
    [
        new Column<Sample>.Whole("whole", "Heel", 10, s => s.Whole),
        new Column<Sample>.Number("number", "Getal", 10, s => s.Number),
        new Column<Sample>.Money("money", "Bedrag", 10, s => s.Money),
        new Column<Sample>.Date("date", "Datum", 10, s => s.Date),
        new Column<Sample>.Moment("moment", "Moment", 10, s => s.Moment),
        new Column<Sample>.Text("text", "Tekst", 10, s => s.Text),
    ]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_text_comes_back_and_none_is_a_formula()
    {
        var texts = Texts.Sample();
        var cells = (await Read(Texts.Table, texts)).Cells;
        Enumerable.Range(0, texts.Count).Select(i => cells.GetProperty($"A{i + 2}").GetProperty("v").GetString())
            .ShouldBe(texts);
        cells.EnumerateObject().ShouldAllBe(c => !Has(c.Value, "f") && c.Value.GetProperty("t").GetString() == "s");
    }

    [Fact]
    public async Task Numbers_amounts_dates_and_moments_are_such()
    {
        var (cells, _) = await Read(Table, [Whole]);
        Number(cells, "A2").ShouldBe((1_000_000d, "0"));
        Number(cells, "B2").ShouldBe((6.36, "General"));
        Number(cells, "C2").Value.ShouldBe(-61596.07);
        cells.GetProperty("C2").GetProperty("w").GetString().ShouldBe("€ -61,596.07");

        // 45701 is 13 February 2025 in the calendar of Excel.
        Number(cells, "D2").Value.ShouldBe(45701d);
        cells.GetProperty("D2").GetProperty("w").GetString().ShouldBe("13-02-2025");
        cells.GetProperty("E2").GetProperty("w").GetString().ShouldBe("13-02-2025 18:30:15");
        cells.GetProperty("F2").GetProperty("v").GetString().ShouldBe("=1+1");
    }

    [Fact]
    public async Task A_month_and_a_day_before_the_calendar_of_Excel_are_text_and_what_is_missing_is_no_cell()
    {
        var (cells, _) = await Read(Table,
        [
            Whole with { Date = HistoricalDate.Parse("2007-07") },
            Whole with { Date = HistoricalDate.Parse("1899-12-31") },
            new Sample(null, null, null, null, null, null),
        ]);
        cells.GetProperty("D2").GetProperty("v").GetString().ShouldBe("2007-07");
        cells.GetProperty("D3").GetProperty("v").GetString().ShouldBe("1899-12-31");
        cells.EnumerateObject().ShouldAllBe(c => c.Name.Length < 2 || c.Name[1] != '4');
    }

    [Fact]
    public async Task The_header_stays_in_sight_columns_have_widths_and_a_filter_spans_all()
    {
        var read = (await Sheets(Table, [Whole, Whole]))[0];
        read.GetProperty("filter").GetString().ShouldBe("A1:F3");
        read.GetProperty("widths").GetArrayLength().ShouldBe(6);
        using var zip = new ZipArchive(await Write(Table, [Whole]));
        await using var sheet = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Token);
        var pane = (await XDocument.LoadAsync(sheet, LoadOptions.None, Token)).Descendants()
            .Single(e => e.Name.LocalName == "pane");
        (pane.Attribute("ySplit")!.Value, pane.Attribute("state")!.Value).ShouldBe(("1", "frozen"));
    }

    [Fact]
    public async Task The_last_sheet_says_what_the_export_is()
    {
        var about = (await Sheets(Table, [Whole, Whole]))[^1];
        about.GetProperty("name").GetString().ShouldBe("Verantwoording");
        var cells = about.GetProperty("cells");
        Enumerable.Range(2, 7).ToDictionary(
                i => cells.GetProperty($"A{i}").GetProperty("v").GetString()!,
                i => cells.GetProperty($"B{i}").GetProperty("v").GetString()!)
            .ShouldBe(new Dictionary<string, string>
            {
                ["Onderwerp"] = "Proef",
                ["Gemeente"] = "gm0303",
                ["Lens"] = "Stand: alles wat is vastgelegd",
                ["Adres"] = "ledger export",
                ["Controlegetal"] = "12 gebeurtenissen",
                ["Gemaakt op (UTC)"] = "2026-11-24T19:00:00Z",
                ["Rijen"] = "2",
            });
    }

    [Fact]
    public async Task The_schema_of_Office_finds_nothing_wrong()
    {
        using var book = SpreadsheetDocument.Open(await Write(Table, [Whole, Whole with { Text = "a\r\nb" }]), false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(book)
            .Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_can_hold_is_cut_and_says_so()
    {
        var (cells, _) = await Read(Texts.Table, [new string('a', 40_000)]);
        var text = cells.GetProperty("A2").GetProperty("v").GetString()!;
        (text.Length, text[^4..]).ShouldBe((32_767, " […]"[^4..]));
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_will_do()
    {
        using var file = new MemoryStream();
        await using (var oneWay = new OneWay(file))
        {
            await XlsxWriting.Write(oneWay, Table, new[] { Whole }.ToAsyncEnumerable(), Texts.About, Token);
        }

        using var zip = new ZipArchive(new MemoryStream(file.ToArray()));
        zip.GetEntry("xl/workbook.xml").ShouldNotBeNull();
    }

    private static Sample Whole => new(
        1_000_000, 6.36m, Euro.Parse("-61596.07"), HistoricalDate.Parse("2025-02-13"),
        Instant.FromUtc(2025, 2, 13, 18, 30, 15), "=1+1");

    private static bool Has(JsonElement cell, string property) => cell.TryGetProperty(property, out _);

    private static (double Value, string? Form) Number(JsonElement cells, string at) =>
        (cells.GetProperty(at).GetProperty("v").GetDouble(), cells.GetProperty(at).GetProperty("z").GetString());

    private static async Task<(JsonElement Cells, string Name)> Read<T>(Table<T> table, IReadOnlyList<T> rows)
    {
        var sheet = (await Sheets(table, rows))[0];
        return (sheet.GetProperty("cells"), sheet.GetProperty("name").GetString()!);
    }

    private static async Task<List<JsonElement>> Sheets<T>(Table<T> table, IReadOnlyList<T> rows) =>
    [
        .. (await Readers.Read("xlsx", to => XlsxWriting.Write(
            to, table, rows.ToAsyncEnumerable(), Texts.About, Token))).EnumerateArray(),
    ];

    private static async Task<MemoryStream> Write<T>(Table<T> table, IReadOnlyList<T> rows)
    {
        var file = new MemoryStream();
        await XlsxWriting.Write(file, table, rows.ToAsyncEnumerable(), Texts.About, Token);
        return new MemoryStream(file.ToArray());
    }

    private sealed record Sample(
        long? Whole, decimal? Number, Euro? Money, HistoricalDate? Date, Instant? Moment, string? Text);
}
