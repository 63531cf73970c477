using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Recording;

/// <summary>A line of a budget as it was typed.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Side"><c>lasten</c> or <c>baten</c>.</param>
/// <param name="Amount">Its amount.</param>
internal sealed record TypedLine(string Title, string Side, string Amount)
{
    /// <summary>Whether nothing of it was typed; a side alone is chosen already.</summary>
    public bool IsEmpty => Title.Length == 0 && Amount.Length == 0;

    /// <summary>The line as text, divided by bars.</summary>
    public override string ToString() => $"{Title} | {Side} | {Amount}";
}

/// <summary>
/// The lines of a budget on a form: rows of three fields, and a place to paste what stands in a spreadsheet. They are
/// kept as text, a line each, so that nothing of them is lost.
/// </summary>
internal static class BudgetRows
{
    /// <summary>The button that asks for more rows.</summary>
    public const string More = "regels";

    private const int Empty = 3;

    /// <summary>The names of the fields of a row, behind the name of the field that they belong to.</summary>
    public static (string Title, string Side, string Amount) Names(string field) =>
        ($"{field}-naam", $"{field}-kant", $"{field}-bedrag");

    /// <summary>The lines of a text.</summary>
    public static IEnumerable<TypedLine> Read(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(['|', '\t'], 3, StringSplitOptions.TrimEntries) switch
            {
                [var title, var side, var amount] => new TypedLine(title, side.ToLowerInvariant(), amount),
                [var title, var amount] => new TypedLine(title, "", amount),
                _ => new TypedLine(line, "", ""),
            });

    /// <summary>What the rows and the pasted lines of a form say together.</summary>
    public static string Typed(IFormCollection sent, string field)
    {
        var (titles, sides, amounts) = Names(field);
        var rows = sent[titles].Zip(sent[sides], sent[amounts])
            .Select(r => new TypedLine(Cell(r.First), Cell(r.Second), Cell(r.Third))).Where(r => !r.IsEmpty);
        return string.Join('\n', rows.Select(r => $"{r}").Concat(sent[field]));
    }

    /// <summary>The rows that a form shows: what was typed, and room for more.</summary>
    public static IEnumerable<TypedLine> Shown(string text) =>
        Read(text).Concat(Enumerable.Repeat(new TypedLine("", "lasten", ""), Empty));

    private static string Cell(string? text) => (text ?? "").Replace('|', '/').Trim();
}
