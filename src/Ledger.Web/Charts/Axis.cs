using Ledger.Domain.Plans;

namespace Ledger.Web.Charts;

/// <summary>Where an axis begins and ends, and at which round values it is marked.</summary>
internal static class Axis
{
    private const int Marks = 5;

    private static readonly int[] Steps = [1, 2, 5];

    /// <summary>
    /// The ends of an axis that holds these amounts, and the distance between its marks. It begins at zero, except for
    /// grades and scores, of which zero means nothing.
    /// </summary>
    public static (decimal Low, decimal High, decimal Step) Of(IReadOnlyList<decimal> amounts, Unit unit)
    {
        var highest = Math.Max(amounts.Max(), 0);
        var lowest = unit is Unit.Grade or Unit.Score ? amounts.Min() : Math.Min(amounts.Min(), 0);
        if (highest == lowest)
        {
            (lowest, highest) = (lowest - 1, highest + 1);
        }

        var step = Round((highest - lowest) / Marks);
        var low = Math.Floor(lowest / step) * step;
        var high = Math.Ceiling(highest / step) * step;
        return (
            unit is Unit.Grade or Unit.Score && low > 0 ? low - step : low,
            highest > high - step / 2 ? high + step : high, step);
    }

    /// <summary>The values that are marked.</summary>
    public static IEnumerable<decimal> Ticks(decimal low, decimal high, decimal step)
    {
        for (var at = low; at <= high; at += step)
        {
            yield return at / 1.000000000000000000000000000000000m;
        }
    }

    // 1, 2 or 5 times a power of ten, whichever is the next.
    private static decimal Round(decimal distance)
    {
        var power = 1m;
        while (power * 10 <= distance)
        {
            power *= 10;
        }

        while (power > distance)
        {
            power /= 10;
        }

        return Steps.Select(times => times * power).FirstOrDefault(round => distance <= round, 10 * power);
    }
}
