using System.Text.Json;

namespace Ledger.Exports.Tests;

public sealed class CsvWritingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_text_comes_back_from_RFC_4180()
    {
        var texts = Texts.Sample();
        var rows = await Read(CsvSpelling.Rfc4180, ",", texts);
        rows.Skip(1).Select(r => GiveBack(r[0])).ShouldBe(texts);
    }

    [Fact]
    public async Task Any_text_comes_back_from_the_CSV_of_Dutch_Excel()
    {
        var texts = Texts.Sample();
        var rows = await Read(CsvSpelling.DutchExcel, ";", texts);
        rows.Skip(1).Select(r => GiveBack(r[0])).ShouldBe(texts);
    }

    [Fact]
    public async Task No_text_begins_as_a_formula_does()
    {
        var rows = await Read(CsvSpelling.Rfc4180, ",", Texts.Sample());
        rows.Skip(1).Select(r => r[0][0]).ShouldAllBe(c => !"=+-@\t\r\n＝＋－＠".Contains(c));
    }

    [Fact]
    public async Task Columns_are_called_as_programs_call_them_and_in_Dutch_for_people()
    {
        (await Read(CsvSpelling.Rfc4180, ",", ["a"]))[0].ShouldBe(["text"]);
        (await Read(CsvSpelling.DutchExcel, ";", ["a"]))[0].ShouldBe(["Tekst"]);
    }

    [Fact]
    public async Task Dutch_Excel_gets_a_mark_a_semicolon_and_a_decimal_comma_and_a_minus_stays_a_number()
    {
        var table = new Table<decimal>("Bedragen",
        [
            new Column<decimal>.Money("amount", "Bedrag", 10, d => Euro.Of(d)),
            new Column<decimal>.Number("number", "Getal", 10, d => d),
        ]);
        using var file = new MemoryStream();
        await CsvWriting.Write(file, table, new[] { -1234.50m }.ToAsyncEnumerable(), CsvSpelling.DutchExcel, Token);
        file.ToArray().ShouldBe("\uFEFFBedrag;Getal\r\n-1234,50;-1234,50\r\n"u8.ToArray());
    }

    private static async Task<List<List<string>>> Read(
        CsvSpelling spelling, string separator, IReadOnlyList<string> texts)
    {
        var read = await Readers.Read(
            "csv", to => CsvWriting.Write(to, Texts.Table, texts.ToAsyncEnumerable(), spelling, Token), separator);
        return read.Deserialize<List<List<string>>>()!;
    }

    // As the page about exports says it: take one apostrophe away.
    private static string GiveBack(string cell) => cell.StartsWith('\'') ? cell[1..] : cell;
}
