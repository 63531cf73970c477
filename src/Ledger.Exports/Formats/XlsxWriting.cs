using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ledger.Exports;

/// <summary>
/// Writes a table as a workbook of Excel (ISO/IEC 29500), row by row: real numbers, dates and amounts, a header that
/// stays in sight, filters, and a sheet that says what the export is. Text is text, and never a formula.
/// </summary>
/// <remarks>
/// The packaging of the Open XML SDK keeps all parts in memory until the end, and refuses a package that is only
/// written. So the package is System.IO.Packaging's, written straight through, and each part has a writer of the SDK.
/// </remarks>
public static class XlsxWriting
{
    // What a sheet of Excel can hold, with one row for the header.
    private const int MostRows = 1_048_575;

    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>Writes the workbook; the stream stays open, and needs not be one that can seek.</summary>
    public static async Task Write<T>(
        Stream target, Table<T> table, IAsyncEnumerable<T> rows, About about,
        CancellationToken cancellationToken = default)
    {
        using var package = Package.Open(target, FileMode.Create, FileAccess.Write);
        var names = new List<string>();
        var total = 0L;
        await using var row = rows.GetAsyncEnumerator(cancellationToken);
        var hasRow = await row.MoveNextAsync();
        do
        {
            names.Add(names.Count == 0 ? table.Title : $"{table.Title} {names.Count + 1}");
            using var sheet = new SheetWriter<T>(Part(package, SheetPath(names.Count), "worksheet+xml"), table);
            for (; hasRow && sheet.Rows < MostRows; hasRow = await row.MoveNextAsync())
            {
                sheet.Add(row.Current);
                total++;
            }
        }
        while (hasRow);

        names.Add("Verantwoording");
        WriteAbout(Part(package, SheetPath(names.Count), "worksheet+xml"), about, total);
        WriteBook(package, names);
    }

    private static string SheetPath(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"/xl/worksheets/sheet{number}.xml");

    private static Stream Part(Package package, string path, string kind) =>
        package.CreatePart(new Uri(path, UriKind.Relative), Main + kind, CompressionOption.Fast).GetStream();

    private static void WriteAbout(Stream part, About about, long rows)
    {
        var facts = new Table<(string Name, string? Value)>(
            "",
            [
                new Column<(string Name, string? Value)>.Text("what", "Wat", 24, f => f.Name),
                new Column<(string Name, string? Value)>.Text("value", "Waarde", 100, f => f.Value),
            ]);
        using var sheet = new SheetWriter<(string, string?)>(part, facts);
        foreach (var fact in new (string, string?)[]
        {
            ("Onderwerp", about.Subject), ("Gemeente", about.Municipality), ("Lens", about.Lens),
            ("Adres", about.Address), ("Controlegetal", about.Checkpoint ?? "nog niets verzegeld"),
            ("Gemaakt op (UTC)", NodaTime.Text.InstantPattern.ExtendedIso.Format(about.MadeAt)),
            ("Rijen", rows.ToString(CultureInfo.InvariantCulture)),
        })
        {
            sheet.Add(fact);
        }
    }

    private static void WriteBook(Package package, List<string> names)
    {
        var path = new Uri("/xl/workbook.xml", UriKind.Relative);
        var book = package.CreatePart(path, Main + "sheet.main+xml", CompressionOption.Fast);
        package.CreateRelationship(path, TargetMode.Internal, Relation + "officeDocument", "book");
        var sheets = names.Select((name, index) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"sheet{index + 1}");
            var at = new Uri(SheetPath(index + 1), UriKind.Relative);
            book.CreateRelationship(at, TargetMode.Internal, Relation + "worksheet", id);
            return new Sheet { Name = SheetName(name), SheetId = (uint)(index + 1), Id = id };
        }).ToList();
        var stylesAt = new Uri("/xl/styles.xml", UriKind.Relative);
        book.CreateRelationship(stylesAt, TargetMode.Internal, Relation + "styles", "styles");
        WriteRoot(book.GetStream(), new Workbook(new Sheets(sheets)));
        WriteRoot(Part(package, "/xl/styles.xml", "styles+xml"), SheetStyles.Make());
    }

    // Excel takes no more than 31 characters, and not these.
    private static string SheetName(string title)
    {
        var name = string.Concat(title.Select(c => ":\\/?*[]".Contains(c, StringComparison.Ordinal) ? ' ' : c));
        return name.Length > 31 ? name[..31] : name;
    }

    private static void WriteRoot(Stream part, OpenXmlElement root)
    {
        using (part)
        using (var xml = OpenXmlWriter.Create(part))
        {
            xml.WriteStartDocument();
            xml.WriteElement(root);
        }
    }
}
