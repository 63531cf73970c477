using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ledger.Exports;

/// <summary>How cells of a workbook look: each number is the place of a form in the list below.</summary>
internal static class SheetStyles
{
    public const uint Header = 1;
    public const uint Text = 2;
    public const uint Whole = 3;
    public const uint Number = 4;
    public const uint Money = 5;
    public const uint Date = 6;
    public const uint Moment = 7;

    // Numbers below 164 are the built-in forms of ISO/IEC 29500-1, section 18.8.30.
    private const uint General = 0;
    private const uint WholeForm = 1;
    private const uint TextForm = 49;
    private const uint MoneyForm = 164;
    private const uint DateForm = 165;
    private const uint MomentForm = 166;

    public static Stylesheet Make() => new(
        new NumberingFormats(
            Form(MoneyForm, "\"€\"\\ #,##0.00;[Red]\"€\"\\ \\-#,##0.00"), Form(DateForm, "dd\\-mm\\-yyyy"),
            Form(MomentForm, "dd\\-mm\\-yyyy\\ hh:mm:ss")),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Cell(General), Cell(General, 1), Cell(TextForm), Cell(WholeForm), Cell(General), Cell(MoneyForm),
            Cell(DateForm), Cell(MomentForm)));

    private static NumberingFormat Form(uint id, string code) => new() { NumberFormatId = id, FormatCode = code };

    private static CellFormat Cell(uint form, uint font = 0) => new()
    {
        NumberFormatId = form,
        FontId = font,
        FillId = 0U,
        BorderId = 0U,
        FormatId = 0U,
        ApplyNumberFormat = BooleanValue.FromBoolean(true),
        ApplyFont = BooleanValue.FromBoolean(true),
    };
}
