using Ledger.Domain;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>Words that several verbs print.</summary>
internal static class Words
{
    public static string Status(string status, bool byReferenceOnly) => (status, byReferenceOnly) switch
    {
        ("absent", _) => "niet in beeld",
        ("adopted", true) => "vastgesteld, alleen genoemd",
        ("adopted", false) => "vastgesteld",
        ("closed", _) => "gesloten",
        (_, true) => "alleen genoemd",
        _ => "niet vastgesteld",
    };

    /// <summary>Through which lens one looks; always said.</summary>
    public static string Lens(Lens lens)
    {
        var parts = new[]
        {
            lens.Effective is { } e ? $"geldig op {HistoricalDate.On(e).ToDutch()}" : null,
            lens.Decided is { } d ? $"besloten tot en met {HistoricalDate.On(d).ToDutch()}" : null,
            lens.Recorded is { } r ? $"vastgelegd tot en met {DutchTime.Say(r)}" : null,
        }.Where(p => p is not null).ToList();
        return parts.Count == 0 ? "Stand: alles wat is vastgelegd" : "Stand: " + string.Join(", ", parts);
    }

    /// <summary>Marks what was entered afterwards or put right, in words.</summary>
    public static string Marks(Provenance provenance, bool isCorrection) => string.Join(
        ", ",
        new[]
        {
            provenance == Provenance.Reconstructed ? "gereconstrueerd" : null,
            isCorrection ? "rectificatie" : null,
        }.Where(m => m is not null));

    /// <summary>Where something is written.</summary>
    public static string Place(Citation citation) =>
        $"{citation.Source} {citation.Locator}"
        + (citation.Row is { } row ? $" rij {row}" : "")
        + (citation.Quote is { } quote ? $" — “{quote}”" : "");

    public static string Or(this string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;

    /// <summary>Text that Spectre must not read as markup.</summary>
    public static string Plain(this string text) => Markup.Escape(text);
}
