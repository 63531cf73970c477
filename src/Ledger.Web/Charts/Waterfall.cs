using Ledger.Domain;
using Ledger.Projections;

namespace Ledger.Web.Charts;

/// <summary>A bar of a waterfall: from one total to the next.</summary>
/// <param name="Step">Which step, from 1.</param>
/// <param name="Y">Its top, in units of the drawing.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Difference">What the step changed; the whole amount for the first.</param>
/// <param name="Total">The total after it.</param>
/// <param name="Label">What happened.</param>
/// <param name="Kind"><c>heel</c>, <c>erbij</c> or <c>eraf</c>.</param>
public sealed record WaterfallBar(
    int Step, double Y, double Height, Euro Difference, Euro Total, string Label, string Kind);

/// <summary>A budget year as bars: the primitive budget, then every change, up to what there is now.</summary>
public static class Waterfall
{
    /// <summary>The height of the drawing without its labels.</summary>
    public const double Height = 200;

    /// <summary>The bars of a budget year; none when its total stays nothing.</summary>
    public static IReadOnlyList<WaterfallBar> Of(BudgetReplayView replay)
    {
        var highest = replay.Steps.Select(s => s.Total.Amount).DefaultIfEmpty().Max();
        if (highest <= 0)
        {
            return [];
        }

        var bars = new List<WaterfallBar>();
        var before = Euro.Zero;
        foreach (var step in replay.Steps)
        {
            var (top, foot) = (Math.Max(step.Total.Amount, before.Amount), Math.Min(step.Total.Amount, before.Amount));
            var kind = bars.Count == 0 ? "heel" : step.Total < before ? "eraf" : "erbij";
            bars.Add(new WaterfallBar(
                bars.Count + 1, Height - Of(top, highest), Math.Max(2, Of(top - foot, highest)), step.Total - before,
                step.Total, EventWords.Say(step.Event), kind));
            before = step.Total;
        }

        // What it all comes to stands at the end, as high as it is.
        if (bars.Count > 1)
        {
            var left = Of(before.Amount, highest);
            bars.Add(new WaterfallBar(bars.Count, Height - left, left, before, before, Words.T("stand nu"), "heel"));
        }

        return bars;
    }

    private static double Of(decimal amount, decimal highest) => (double)(amount / highest) * Height;
}
