using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Plans;
using NodaTime;

namespace Ledger.Web;

/// <summary>
/// The words of the pages, and dates, moments, amounts and states, as the reader of now writes them: a Dutch one, or an
/// English one.
/// </summary>
public static class Words
{
    /// <summary>
    /// The language of what documents say, where the words around it are of another; null where both are Dutch.
    /// </summary>
    public static string? Doc => Language.Current == Language.Dutch ? null : Language.Dutch.Code;

    private static CultureInfo Culture => Language.Current.Culture;

    /// <summary>Words of the interface, given in Dutch.</summary>
    public static string T(string dutch) => Language.Current[dutch];

    /// <summary>Words of the interface, given in Dutch, with what goes in its places.</summary>
    public static string T(string dutch, params object?[] parts) => string.Format(Culture, T(dutch), parts);

    /// <summary>The language of words that may be of a document: those that have no words in another are.</summary>
    public static string? LangOf(string? words) => words is null || Language.Current.Has(words) ? null : Doc;

    /// <summary>A moment: <c>24 november 2026, 14:05</c>.</summary>
    public static string Say(Instant instant) => instant.InZone(Dutch.Zone).ToString("d MMMM uuuu, HH:mm", Culture);

    /// <summary>The day of a moment: <c>24 november 2026</c>.</summary>
    public static string Day(Instant instant) => instant.InZone(Dutch.Zone).ToString("d MMMM uuuu", Culture);

    /// <summary>A date, as exact as it is known: <c>2007</c>, <c>juli 2007</c>, <c>13 juli 2007</c>.</summary>
    public static string Said(this HistoricalDate date) => date.Precision switch
    {
        DatePrecision.Year => date.FirstDay.ToString("uuuu", Culture),
        DatePrecision.Month => date.FirstDay.ToString("MMMM uuuu", Culture),
        _ => date.FirstDay.ToString("d MMMM uuuu", Culture),
    };

    /// <summary>An amount: <c>€ 1.863.416</c>, with a space at which no line breaks.</summary>
    public static string Say(Euro amount) =>
        $"€\u00a0{amount.Amount.ToString(decimal.IsInteger(amount.Amount) ? "N0" : "N2", Culture)}";

    /// <summary>A difference, with its sign: <c>+ € 50.000</c>.</summary>
    public static string Difference(Euro amount) =>
        amount < Euro.Zero ? $"−\u00a0{Say(-amount)}" : $"+\u00a0{Say(amount)}";

    /// <summary>An amount that stands as text; what is no amount is left as it is.</summary>
    public static string Amount(string? text) =>
        text is null ? "–" : Euro.TryParse(text) is { } euro ? Say(euro) : text;

    /// <summary>A whole number: <c>1.234</c>.</summary>
    public static string Count(long count) => count.ToString("N0", Culture);

    /// <summary>A number of things: <c>1 plan</c>, <c>1.234 plannen</c>.</summary>
    public static string Count(long count, string one, string more) => $"{Count(count)} {T(count == 1 ? one : more)}";

    /// <summary>How a plan stands.</summary>
    public static string Status(string status, bool byReferenceOnly) => T((status, byReferenceOnly) switch
    {
        ("absent", _) => "niet in beeld door deze lens",
        ("adopted", true) => "vastgesteld, alleen genoemd",
        ("adopted", false) => "vastgesteld",
        ("closed", _) => "gesloten",
        (_, true) => "alleen genoemd",
        _ => "niet vastgesteld",
    });

    /// <summary>The period of a plan: <c>2019–2022</c>, <c>vanaf 2017</c>.</summary>
    public static string Period(HistoricalDate? from, HistoricalDate? to) => (from, to) switch
    {
        ({ } a, { } b) when a.FirstDay.Year == b.LastDay.Year => $"{a.FirstDay.Year}",
        ({ } a, { } b) => $"{a.FirstDay.Year}–{b.LastDay.Year}",
        ({ } a, null) => T("vanaf {0}", a.Said()),
        _ => T("periode onbekend"),
    };

    /// <summary>Through which lens one looks.</summary>
    public static string Say(Lens lens)
    {
        var parts = new[]
        {
            lens.Effective is { } e ? T("geldig op {0}", HistoricalDate.On(e).Said()) : null,
            lens.Decided is { } d ? T("besloten tot en met {0}", HistoricalDate.On(d).Said()) : null,
            lens.Recorded is { } r ? T("vastgelegd tot en met {0}", Say(r)) : null,
        }.Where(p => p is not null).ToList();
        return parts.Count == 0
            ? T("Stand: alles wat is vastgelegd")
            : T("Stand zoals {0}", string.Join(", ", parts));
    }

    /// <summary>A text with a capital first.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];

    /// <summary>Whether figures of a scope are not the municipality's own.</summary>
    public static bool IsElsewhere(Scope scope) => scope switch
    {
        Scope.National or Scope.Region => true,
        Scope.Both b => IsElsewhere(b.First) || IsElsewhere(b.Second),
        _ => false,
    };
}
