using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Web.Charts;

/// <summary>A figure that another place gives for the same: what a contradiction says and the chart has not.</summary>
/// <param name="Contradiction">The contradiction.</param>
/// <param name="Statement">The place, and what it says.</param>
/// <param name="Amount">The figure in it.</param>
/// <param name="Year">The year that it is about; null when it speaks against a target of no year.</param>
/// <param name="Target">The target that it speaks against; null for a measured figure.</param>
public sealed record Claim(
    ContradictionView Contradiction, StatementView Statement, decimal Amount, int? Year, TargetView? Target);

/// <summary>
/// Reads the figures of contradicting places: one figure in the unit of the indicator, with the year that is said with
/// it. What says more than one, or none, is not drawn; it stands in words under the chart.
/// </summary>
internal static partial class Claims
{
    private const string Pattern = @"(?<![\d.,§])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\d.]*\d)\s?(%)?";

    /// <summary>The figures of contradictions about an indicator that stand nowhere on its chart yet.</summary>
    public static IReadOnlyList<Claim> Of(IndicatorView indicator, IEnumerable<ContradictionView> contradictions) =>
    [
        .. contradictions.Where(c => c.Kind == ContradictionKind.Figure)
            .SelectMany(c => In(indicator, c)).DistinctBy(c => (c.Amount, c.Year, c.Target)),
    ];

    private static IEnumerable<Claim> In(IndicatorView indicator, ContradictionView contradiction)
    {
        var read = contradiction.Statements.Select(s => (Statement: s, Figure: Read(s.Says, indicator.Unit)))
            .Where(s => s.Figure is not null).Select(s => (s.Statement, Figure: s.Figure!.Value)).ToList();
        var target = indicator.Targets.FirstOrDefault(t =>
            read.Any(r => IndicatorChart.Bounds(t.Value).Contains(r.Figure.Amount)));
        var readings = indicator.Baselines.Concat(indicator.Measurements).ToList();
        var reading = readings.FirstOrDefault(r => read.Any(f => Stands(r, f.Figure.Amount)));
        foreach (var (statement, (amount, year)) in read)
        {
            var isThere = target is not null
                ? indicator.Targets.Any(t => IndicatorChart.Bounds(t.Value).Contains(amount))
                : readings.Any(r => Stands(r, amount));
            if (isThere || (target is null && reading is null))
            {
                continue;
            }

            yield return new Claim(
                contradiction, statement, amount, year ?? reading?.ReferenceDate?.FirstDay.Year, target);
        }
    }

    private static bool Stands(ReadingView reading, decimal amount) =>
        IndicatorChart.Ends(reading.Value) is { } ends && (ends.Low == amount || ends.High == amount);

    private static (decimal Amount, int? Year)? Read(string says, Unit unit)
    {
        var all = Figures().Matches(says).Select(m => (
            Amount: decimal.Parse(
                m.Groups[1].Value.Replace(".", "", StringComparison.Ordinal)
                    + m.Groups[2].Value.Replace(',', '.'), CultureInfo.InvariantCulture),
            IsPercent: m.Groups[3].Success, IsYear: YearText().IsMatch(m.Value.Trim()))).ToList();
        var figures = all.Where(f => !f.IsYear && f.IsPercent == (unit == Unit.Percent)).ToList();
        return figures is [var one]
            ? (one.Amount, all.Where(f => f.IsYear).Select(f => (int?)f.Amount).FirstOrDefault())
            : null;
    }

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex("^(19|20)[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex YearText();
}
