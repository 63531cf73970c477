using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using NodaTime.Text;

namespace Ledger.Exports;

/// <summary>How a CSV file is spelled.</summary>
/// <param name="Separator">What divides two fields.</param>
/// <param name="DecimalSign">What divides euros from cents.</param>
/// <param name="HasMark">Whether the file begins with the mark of UTF-8, by which Excel knows the letters.</param>
/// <param name="IsForPeople">Whether the first row has the titles of people, instead of the names of programs.</param>
public sealed record CsvSpelling(char Separator, char DecimalSign, bool HasMark, bool IsForPeople)
{
    /// <summary>RFC 4180: commas, a decimal point, UTF-8 without a mark.</summary>
    public static CsvSpelling Rfc4180 { get; } = new(',', '.', false, false);

    /// <summary>As Excel with Dutch settings opens it by a double click.</summary>
    public static CsvSpelling DutchExcel { get; } = new(';', ',', true, true);
}

/// <summary>
/// Writes a table as CSV, row by row. A text that a spreadsheet would take for a formula gets an apostrophe before it
/// (OWASP, CSV Injection); so does a text that begins with an apostrophe, so that taking one away gives every text
/// back.
/// </summary>
public static class CsvWriting
{
    // The last four are the wide forms of the first four, which some spreadsheets take for them.
    private const string Dangerous = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly InstantPattern Utc = InstantPattern.ExtendedIso;

    /// <summary>Writes the table; the stream stays open.</summary>
    public static async Task Write<T>(
        Stream target, Table<T> table, IAsyncEnumerable<T> rows, CsvSpelling spelling,
        CancellationToken cancellationToken = default)
    {
        var form = new CsvWriterOptions
        {
            Separator = spelling.Separator,
            WriteByteOrderMark = spelling.HasMark,
            Quoting = CsvQuoting.WhenNeededOrWhitespace,
        };
        await using var csv = CsvWriter.Create(target, form, leaveOpen: true);
        csv.WriteHeader([.. table.Columns.Select(c => spelling.IsForPeople ? c.Title : c.Name)]);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            foreach (var column in table.Columns)
            {
                csv.WriteField(Field(column, row, spelling));
            }

            await csv.EndRecordAsync(cancellationToken);
        }
    }

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && Dangerous.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string? Field<T>(Column<T> column, T row, CsvSpelling spelling) => column switch
    {
        Column<T>.Text c => c.Of(row) is { } text ? Harmless(text) : null,
        Column<T>.Whole c => c.Of(row)?.ToString(CultureInfo.InvariantCulture),
        Column<T>.Number c => Spell(c.Of(row)?.ToString(CultureInfo.InvariantCulture), spelling),
        Column<T>.Money c => Spell(c.Of(row)?.ToString(), spelling),
        Column<T>.Date c => c.Of(row)?.ToString(),
        Column<T>.Moment c => c.Of(row) is { } moment ? Utc.Format(moment) : null,
        _ => throw new UnreachableException($"Unhandled column {column.GetType().Name}."),
    };

    private static string? Spell(string? number, CsvSpelling spelling) => number?.Replace('.', spelling.DecimalSign);
}
