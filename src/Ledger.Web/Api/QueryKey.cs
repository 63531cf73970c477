using System.Globalization;
using Ledger.Domain;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Web.Api;

/// <summary>What the value of a key must look like.</summary>
internal enum QueryForm
{
    /// <summary>Any words.</summary>
    Words,

    /// <summary>A name of lower-case letters, digits and hyphens.</summary>
    Name,

    /// <summary>A day; a month or a year stands for its last day.</summary>
    Day,

    /// <summary>A moment in any time zone, or a day.</summary>
    Moment,

    /// <summary>A year.</summary>
    Year,

    /// <summary>A number of items, from 1 to <see cref="QueryKey.MostItems"/>.</summary>
    Count,

    /// <summary>A whole number from 0.</summary>
    Position,

    /// <summary>For whom or where a value holds.</summary>
    Scope,
}

/// <summary>
/// A key that an address may have after the question mark: what it means, and what it must look like.
/// </summary>
/// <param name="Name">The key, in camel case.</param>
/// <param name="Form">What its value must look like.</param>
/// <param name="Says">What it means, in Dutch.</param>
/// <param name="Example">A value.</param>
internal sealed record QueryKey(string Name, QueryForm Form, string Says, string Example)
{
    /// <summary>Whether the address needs it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The most items of one page.</summary>
    public const int MostItems = 500;

    /// <summary>The longest value, in characters.</summary>
    public const int LongestValue = 300;

    /// <summary>That something is no whole number.</summary>
    public static Sentence NoNumber { get; } =
        new("Dit is geen geheel getal vanaf 0.", "This is no whole number from 0.");

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public Sentence? WhyNot(string text)
    {
        if (text.Length is 0 or > LongestValue || text.Contains('\0', StringComparison.Ordinal))
        {
            return new($"Geef 1 tot {LongestValue} tekens.", $"Give 1 to {LongestValue} characters.");
        }

        return Form switch
        {
            QueryForm.Name when !Slug.IsSlug(text) => new(
                "Dit is geen naam van kleine letters, cijfers en streepjes.",
                "This is no name of lower-case letters, digits and hyphens."),
            QueryForm.Day when HistoricalDate.TryParse(text) is null => new(
                "Dit is geen datum zoals 2025-02-13, 2025-02 of 2025.",
                "This is no date such as 2025-02-13, 2025-02 or 2025."),
            QueryForm.Moment when Moment(text) is null => new(
                "Dit is geen moment zoals 2026-11-24T10:00:00Z, en geen datum.",
                "This is no moment such as 2026-11-24T10:00:00Z, and no date."),
            QueryForm.Year when Whole(text) is not (>= 1000 and <= 9999) => new(
                "Dit is geen jaar zoals 2025.", "This is no year such as 2025."),
            QueryForm.Count when Whole(text) is not (>= 1 and <= MostItems) => new(
                $"Dit is geen aantal van 1 tot en met {MostItems}.", $"This is no number from 1 to {MostItems}."),
            QueryForm.Position when Whole(text) is null => NoNumber,
            QueryForm.Scope when Domain.Plans.Scope.TryParse(text) is null => new(
                "Dit is geen bereik zoals gemeente, landelijk of leeftijd:18-64.",
                "This is no scope such as gemeente, landelijk or leeftijd:18-64."),
            _ => null,
        };
    }

    /// <summary>A whole number from 0; null when the text is none.</summary>
    public static long? Whole(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A moment; the end of a day, as people in the Netherlands live it, when it is a day.</summary>
    public static Instant? Moment(string text)
    {
        // A plus that was not encoded arrives as a space.
        var instant = OffsetDateTimePattern.Rfc3339.Parse(text.Replace(' ', '+'));
        return instant.Success
            ? instant.Value.ToInstant()
            : HistoricalDate.TryParse(text)?.LastDay.PlusDays(1).AtStartOfDayInZone(Dutch.Zone).ToInstant()
                - Duration.Epsilon;
    }
}
