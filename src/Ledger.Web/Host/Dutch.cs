using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Plans;
using NodaTime;

namespace Ledger.Web;

/// <summary>Dates, moments, amounts and states as a Dutch reader writes them.</summary>
public static class Dutch
{
    /// <summary>How numbers and dates are written.</summary>
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The clock of the Netherlands.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    /// <summary>A moment: <c>24 november 2026, 14:05</c>.</summary>
    public static string Say(Instant instant) => instant.InZone(Zone).ToString("d MMMM uuuu, HH:mm", Culture);

    /// <summary>The day of a moment: <c>24 november 2026</c>.</summary>
    public static string Day(Instant instant) => instant.InZone(Zone).ToString("d MMMM uuuu", Culture);

    /// <summary>An amount: <c>€ 1.863.416</c>, with a space at which no line breaks.</summary>
    public static string Say(Euro amount) => $"€\u00a0{amount.ToDutch()}";

    /// <summary>A difference, with its sign: <c>+ € 50.000</c>.</summary>
    public static string Difference(Euro amount) =>
        amount < Euro.Zero ? $"−\u00a0€\u00a0{(-amount).ToDutch()}" : $"+\u00a0€\u00a0{amount.ToDutch()}";

    /// <summary>An amount that stands as text; what is no amount is left as it is.</summary>
    public static string Amount(string? text) =>
        text is null ? "–" : Euro.TryParse(text) is { } euro ? Say(euro) : text;

    /// <summary>A whole number: <c>1.234</c>.</summary>
    public static string Count(int count) => count.ToString("N0", Culture);

    /// <summary>A number of things: <c>1 plan</c>, <c>1.234 plannen</c>.</summary>
    public static string Count(int count, string one, string more) => $"{Count(count)} {(count == 1 ? one : more)}";

    /// <summary>How a plan stands.</summary>
    public static string Status(string status, bool byReferenceOnly) => (status, byReferenceOnly) switch
    {
        ("absent", _) => "niet in beeld door deze lens",
        ("adopted", true) => "vastgesteld, alleen genoemd",
        ("adopted", false) => "vastgesteld",
        ("closed", _) => "gesloten",
        (_, true) => "alleen genoemd",
        _ => "niet vastgesteld",
    };

    /// <summary>The period of a plan: <c>2019–2022</c>, <c>vanaf 2017</c>.</summary>
    public static string Period(HistoricalDate? from, HistoricalDate? to) => (from, to) switch
    {
        ({ } a, { } b) when a.FirstDay.Year == b.LastDay.Year => $"{a.FirstDay.Year}",
        ({ } a, { } b) => $"{a.FirstDay.Year}–{b.LastDay.Year}",
        ({ } a, null) => $"vanaf {a.ToDutch()}",
        _ => "periode onbekend",
    };

    /// <summary>Through which lens one looks.</summary>
    public static string Say(Lens lens)
    {
        var parts = new[]
        {
            lens.Effective is { } e ? $"geldig op {HistoricalDate.On(e).ToDutch()}" : null,
            lens.Decided is { } d ? $"besloten tot en met {HistoricalDate.On(d).ToDutch()}" : null,
            lens.Recorded is { } r ? $"vastgelegd tot en met {Say(r)}" : null,
        }.Where(p => p is not null).ToList();
        return parts.Count == 0 ? "Stand: alles wat is vastgelegd" : "Stand zoals " + string.Join(", ", parts);
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
