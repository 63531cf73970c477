using Ledger.Domain;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Web;

/// <summary>The lens as an address says it: <c>geldig</c>, <c>besloten</c> and <c>vastgelegd</c>.</summary>
/// <param name="Lens">The lens.</param>
/// <param name="Texts">What the address says for each axis, as it was typed; only those that say something.</param>
/// <param name="Problems">What could not be read, in a sentence for each axis.</param>
public sealed record LensQuery(
    Lens Lens, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Problems)
{
    /// <summary>The names of the axes in an address.</summary>
    public static IReadOnlyList<string> Axes { get; } = ["geldig", "besloten", "vastgelegd"];

    /// <summary>The lens as an address has it behind the question mark; empty when it narrows nothing.</summary>
    public string Query { get; } = string.Join('&', Texts.Select(t => $"{t.Key}={Uri.EscapeDataString(t.Value)}"));

    /// <summary>Reads the lens of an address. What cannot be read does not narrow, and is said.</summary>
    public static LensQuery Read(IQueryCollection query)
    {
        var texts = Axes.Where(a => !string.IsNullOrWhiteSpace(query[a]))
            .ToDictionary(a => a, a => query[a].ToString().Trim());
        var problems = new Dictionary<string, string>();
        LocalDate? Day(string axis)
        {
            if (!texts.TryGetValue(axis, out var text))
            {
                return null;
            }

            if (HistoricalDate.TryParse(text) is { } date)
            {
                return date.LastDay;
            }

            problems[axis] = Words.T("‘{0}’ is geen datum. Schrijf bijvoorbeeld 2025-02-13, of alleen 2025.", text);
            return null;
        }

        var recorded = texts.TryGetValue("vastgelegd", out var moment)
            && InstantPattern.ExtendedIso.Parse(moment) is { Success: true } instant
                ? instant.Value
                : EndOf(Day("vastgelegd"));
        return new LensQuery(new Lens(Day("geldig"), Day("besloten"), recorded), texts, problems);
    }

    // A day means all of it, as people in the Netherlands live it.
    private static Instant? EndOf(LocalDate? day) =>
        day?.PlusDays(1).AtStartOfDayInZone(Dutch.Zone).ToInstant() - Duration.Epsilon;
}
