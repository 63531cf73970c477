using System.Diagnostics;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace Ledger.Exports;

/// <summary>Writes one sheet of a workbook, row by row; nothing of a row is kept.</summary>
internal sealed class SheetWriter<T> : IDisposable
{
    /// <summary>The most characters that a cell of Excel can hold.</summary>
    public const int MostCharacters = 32_767;

    private const string CutMark = " […]";

    // Excel takes 1900 for a leap year; before this day its numbers and the calendar differ.
    private static readonly LocalDate FirstDay = new(1900, 3, 1);
    private static readonly LocalDate DayZero = new(1899, 12, 30);

    private readonly Stream _part;
    private readonly OpenXmlWriter _xml;
    private readonly IReadOnlyList<Column<T>> _columns;
    private readonly string[] _letters;
    private int _line;

    public SheetWriter(Stream part, Table<T> table)
    {
        _part = part;
        _columns = table.Columns;
        _letters = [.. _columns.Select((_, index) => Letters(index))];
        _xml = OpenXmlWriter.Create(part);
        _xml.WriteStartDocument();
        _xml.WriteStartElement(new Worksheet());
        var frozen = new Pane
        {
            VerticalSplit = 1D,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        _xml.WriteElement(new SheetViews(new SheetView(frozen) { WorkbookViewId = 0U }));
        _xml.WriteElement(new Columns(_columns.Select((column, index) => new Column
        {
            Min = (uint)(index + 1),
            Max = (uint)(index + 1),
            Width = column.Width,
            CustomWidth = true,
        })));
        _xml.WriteStartElement(new SheetData());
        Begin();
        for (var index = 0; index < _columns.Count; index++)
        {
            Write(index, _columns[index].Title, SheetStyles.Header);
        }

        _xml.WriteEndElement();
    }

    /// <summary>How many rows there are, the header not counted.</summary>
    public int Rows => _line - 1;

    /// <summary>Writes a row.</summary>
    public void Add(T row)
    {
        Begin();
        for (var index = 0; index < _columns.Count; index++)
        {
            Write(index, _columns[index], row);
        }

        _xml.WriteEndElement();
    }

    /// <summary>Ends the sheet.</summary>
    public void Dispose()
    {
        _xml.WriteEndElement();
        _xml.WriteElement(new AutoFilter
        {
            Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{_letters[^1]}{_line}"),
        });
        _xml.WriteEndElement();
        _xml.Dispose();
        _part.Dispose();
    }

    private void Begin()
    {
        _line++;
        _xml.WriteStartElement(
            new Row(), [new OpenXmlAttribute("r", "", _line.ToString(CultureInfo.InvariantCulture))]);
    }

    private void Write(int index, Column<T> column, T row)
    {
        switch (column)
        {
            case Column<T>.Text c:
                Write(index, c.Of(row), SheetStyles.Text);
                break;
            case Column<T>.Whole c:
                Write(index, c.Of(row), SheetStyles.Whole);
                break;
            case Column<T>.Number c:
                Write(index, c.Of(row), SheetStyles.Number);
                break;
            case Column<T>.Money c:
                Write(index, c.Of(row)?.Amount, SheetStyles.Money);
                break;
            // A month or a year is no day, and must not be made one.
            case Column<T>.Date c when c.Of(row) is { } date && IsDay(date):
                Write(index, Days(date.FirstDay), SheetStyles.Date);
                break;
            case Column<T>.Date c:
                Write(index, c.Of(row)?.ToString(), SheetStyles.Text);
                break;
            case Column<T>.Moment c:
                Write(index, c.Of(row) is { } moment ? Days(moment) : null, SheetStyles.Moment);
                break;
            default:
                throw new UnreachableException($"Unhandled column {column.GetType().Name}.");
        }
    }

    private static bool IsDay(Domain.HistoricalDate date) =>
        date.Precision == Domain.DatePrecision.Day && date.FirstDay >= FirstDay;

    private static decimal Days(LocalDate date) => Period.DaysBetween(DayZero, date);

    private static decimal Days(Instant moment)
    {
        var local = moment.InUtc().LocalDateTime;
        return Days(local.Date) + local.TimeOfDay.TickOfDay / (decimal)NodaConstants.TicksPerDay;
    }

    private void Write(int index, decimal? number, uint style)
    {
        if (number is { } known)
        {
            StartCell(index, "n", style);
            _xml.WriteElement(new CellValue(known.ToString(CultureInfo.InvariantCulture)));
            _xml.WriteEndElement();
        }
    }

    private void Write(int index, string? text, uint style)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        StartCell(index, "inlineStr", style);
        _xml.WriteElement(new InlineString(new Text(Spell(text)) { Space = SpaceProcessingModeValues.Preserve }));
        _xml.WriteEndElement();
    }

    private void StartCell(int index, string type, uint style) => _xml.WriteStartElement(
        new Cell(),
        [
            new OpenXmlAttribute("r", "", string.Create(CultureInfo.InvariantCulture, $"{_letters[index]}{_line}")),
            new OpenXmlAttribute("s", "", style.ToString(CultureInfo.InvariantCulture)),
            new OpenXmlAttribute("t", "", type),
        ]);

    /// <summary>
    /// Text as a cell holds it: what XML cannot hold is written as <c>_x000D_</c>, and so is the underscore of a text
    /// that looks like that already (ISO/IEC 29500-1, section 22.9.2.19).
    /// </summary>
    private static string Spell(string text)
    {
        var whole = text.Length <= MostCharacters ? text : text[..(MostCharacters - CutMark.Length)] + CutMark;
        var spelled = new StringBuilder(whole.Length);
        for (var i = 0; i < whole.Length; i++)
        {
            if (MustBeSpelled(whole, i))
            {
                spelled.Append(CultureInfo.InvariantCulture, $"_x{(int)whole[i]:X4}_");
            }
            else
            {
                spelled.Append(whole[i]);
            }
        }

        return spelled.ToString();
    }

    private static bool MustBeSpelled(string text, int at) => text[at] switch
    {
        '\t' or '\n' => false,
        '_' => at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
            && text.Skip(at + 2).Take(4).All(char.IsAsciiHexDigit),
        < ' ' or '\uFFFE' or '\uFFFF' => true,
        var c when char.IsHighSurrogate(c) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        _ => false,
    };

    private static string Letters(int index) =>
        index < 26 ? $"{(char)('A' + index)}" : Letters(index / 26 - 1) + Letters(index % 26);
}
