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
    /// <summary>The most items of one page.</summary>
    public const int MostItems = 500;

    /// <summary>The longest value, in characters.</summary>
    public const int LongestValue = 300;

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public string? WhyNot(string text)
    {
        if (text.Length is 0 or > LongestValue)
        {
            return $"Geef 1 tot {LongestValue} tekens.";
        }

        return Form switch
        {
            QueryForm.Name when !Slug.IsSlug(text) => "Dit is geen naam van kleine letters, cijfers en streepjes.",
            QueryForm.Day when HistoricalDate.TryParse(text) is null =>
                "Dit is geen datum zoals 2025-02-13, 2025-02 of 2025.",
            QueryForm.Moment when Moment(text) is null =>
                "Dit is geen moment zoals 2026-11-24T10:00:00Z, en geen datum.",
            QueryForm.Year when Whole(text) is not (>= 1000 and <= 9999) => "Dit is geen jaar zoals 2025.",
            QueryForm.Count when Whole(text) is not (>= 1 and <= MostItems) =>
                $"Dit is geen aantal van 1 tot en met {MostItems}.",
            QueryForm.Position when Whole(text) is null => "Dit is geen geheel getal vanaf 0.",
            QueryForm.Scope when Domain.Plans.Scope.TryParse(text) is null =>
                "Dit is geen bereik zoals gemeente, landelijk of leeftijd:18-64.",
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
