using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Web.Charts;

/// <summary>A figure on a chart: what was measured, of whom, and the way to its why.</summary>
/// <param name="Indicator">The indicator that it is a figure of.</param>
/// <param name="Reading">The reading.</param>
/// <param name="X">Its place, in units of the drawing.</param>
/// <param name="Y">Its height; of a range the low end.</param>
/// <param name="HighY">Of a range the high end; else as <paramref name="Y"/>.</param>
/// <param name="IsKin">Whether it belongs to a related indicator of another plan.</param>
public sealed record ChartPoint(
    IndicatorView Indicator, ReadingView Reading, double X, double Y, double HighY, bool IsKin)
{
    /// <summary>Whether anything contradicts it.</summary>
    public bool IsContradicted => Indicator.Contradictions.Count > 0;

    /// <summary>Whether it is no figure of the municipality itself.</summary>
    public bool IsElsewhere => Words.IsElsewhere(Reading.Scope);
}

/// <summary>A target on a chart: a line for a value that is asked, a band for a bound.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Target">The target.</param>
/// <param name="X">Where it begins to hold.</param>
/// <param name="EndX">The year by which it must be reached.</param>
/// <param name="Y">The line; of a band its top.</param>
/// <param name="FootY">The foot of a band; null for a line.</param>
/// <param name="Sign">An arrow for a direction without a figure; else empty.</param>
public sealed record ChartTarget(
    IndicatorView Indicator, TargetView Target, double X, double EndX, double Y, double? FootY, string Sign);

/// <summary>What a contradicting place says, where it is drawn.</summary>
/// <param name="Claim">What it says.</param>
/// <param name="X">Its place; of a line where it begins.</param>
/// <param name="EndX">Where a line ends; null for a mark.</param>
/// <param name="Y">Its height.</param>
public sealed record ChartClaim(Claim Claim, double X, double? EndX, double Y);

/// <summary>
/// One chart of an indicator over the generations: dots for what was measured, hollow where it was reconstructed,
/// squares for figures of elsewhere, bands and lines for targets, hatching for years without a source.
/// </summary>
public sealed class IndicatorChart
{
    /// <summary>The width of the drawing on a wide screen.</summary>
    public const double Wide = 860;

    /// <summary>The width of the drawing on a phone: what is written in it keeps its size.</summary>
    public const double Narrow = 350;

    /// <summary>The height of the drawing.</summary>
    public const double Height = 340;

    /// <summary>Where the field begins on the left.</summary>
    public const double Left = 52;

    /// <summary>Where the field begins above.</summary>
    public const double Top = 30;

    /// <summary>Where the field ends below.</summary>
    public const double Foot = Height - 34;

    private readonly decimal _low;
    private readonly decimal _high;

    private IndicatorChart(int from, int to, decimal low, decimal high, double width) =>
        (From, To, _low, _high, Width) = (from, to, low, high, width);

    /// <summary>The width of the drawing.</summary>
    public double Width { get; }

    /// <summary>Where the field ends on the right.</summary>
    public double Right => Width - 14;

    /// <summary>The years to write along the axis: as many as there is room for, and always the last.</summary>
    public IEnumerable<int> Years
    {
        get
        {
            var step = (int)Math.Ceiling(42 * (To - From + 1) / (Right - Left));
            return Enumerable.Range(From, To - From + 1).Where(year => (To - 1 - year) % step == 0);
        }
    }

    /// <summary>The first year.</summary>
    public int From { get; }

    /// <summary>The last year.</summary>
    public int To { get; }

    /// <summary>Whether the axis does not begin at zero.</summary>
    public bool IsBroken => _low != 0;

    /// <summary>The figures.</summary>
    public IReadOnlyList<ChartPoint> Points { get; private init; } = [];

    /// <summary>The targets that can be drawn.</summary>
    public IReadOnlyList<ChartTarget> Targets { get; private init; } = [];

    /// <summary>What contradicting places say, with where it is drawn.</summary>
    public IReadOnlyList<ChartClaim> Claims { get; private init; } = [];

    /// <summary>The values along the axis.</summary>
    public IReadOnlyList<decimal> Ticks { get; private init; } = [];

    /// <summary>The chart of an indicator and its kin; null when there is nothing that can be drawn.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="kin">Its kin.</param>
    /// <param name="claims">What contradicting places say of it.</param>
    /// <param name="width">How wide to draw.</param>
    public static IndicatorChart? Of(
        IndicatorView indicator, IReadOnlyList<IndicatorView> kin, IReadOnlyList<Claim> claims, double width = Wide)
    {
        var readings = new[] { indicator }.Concat(kin)
            .SelectMany(i => i.Baselines.Concat(i.Measurements), (i, r) => (Indicator: i, Reading: r))
            .Where(r => r.Reading.ReferenceDate is not null && Ends(r.Reading.Value) is not null).ToList();
        if (readings.Count == 0)
        {
            return null;
        }

        var amounts = readings.Select(r => Ends(r.Reading.Value)!.Value).SelectMany(e => new[] { e.Low, e.High })
            .Concat(indicator.Targets.SelectMany(t => Bounds(t.Value))).Concat(claims.Select(c => c.Amount)).ToList();
        var years = readings.Select(r => r.Reading.ReferenceDate!.Value.FirstDay.Year)
            .Concat(indicator.Targets.Select(t => t.Horizon).Concat(claims.Select(c => c.Year)).OfType<int>()).ToList();
        var (low, high, step) = Axis.Of(amounts, indicator.Unit);
        var frame = new IndicatorChart(years.Min() - 1, years.Max() + 1, low, high, width);
        var latest = readings.Where(r => r.Indicator == indicator)
            .MaxBy(r => r.Reading.ReferenceDate!.Value.FirstDay).Reading;
        return new IndicatorChart(frame.From, frame.To, low, high, width)
        {
            Points = [.. readings.Select(r => frame.Point(r.Indicator, r.Reading, r.Indicator != indicator))],
            Targets = [.. indicator.Targets.Select(t => frame.Target(indicator, t, latest)).OfType<ChartTarget>()],
            Claims = [.. claims.Select(frame.Claim)],
            Ticks = [.. Axis.Ticks(low, high, step)],
        };
    }

    /// <summary>Where a year begins.</summary>
    public double X(double year) => Left + (year - From) * (Right - Left) / (To - From + 1);

    /// <summary>The height of a value.</summary>
    public double Y(decimal value) => Foot - (double)((value - _low) / (_high - _low)) * (Foot - Top);

    // What speaks against a target is a line as long as it; what speaks against a figure is a mark in its year.
    private ChartClaim Claim(Claim claim) => claim.Target is { } target
        ? new ChartClaim(
            claim, X(target.Origin.EffectiveFrom.FirstDay.Year), X((target.Horizon ?? To) + 1), Y(claim.Amount))
        : new ChartClaim(claim, X((claim.Year ?? To) + 0.5), null, Y(claim.Amount));

    private ChartPoint Point(IndicatorView indicator, ReadingView reading, bool isKin)
    {
        var (low, high) = Ends(reading.Value)!.Value;
        var date = reading.ReferenceDate!.Value;
        var x = date.Precision == DatePrecision.Year
            ? date.FirstDay.Year + 0.5
            : date.FirstDay.Year + date.FirstDay.DayOfYear / 366.0;
        return new ChartPoint(indicator, reading, X(x), Y(low), Y(high), isKin);
    }

    private ChartTarget? Target(IndicatorView indicator, TargetView target, ReadingView? latest)
    {
        var (x, end) = (X(target.Origin.EffectiveFrom.FirstDay.Year), X((target.Horizon ?? To) + 1));
        ChartTarget Line(decimal at, string sign = "") => new(indicator, target, x, end, Y(at), null, sign);
        ChartTarget Band(decimal top, decimal foot) => new(indicator, target, x, end, Y(top), Y(foot), "");
        var last = latest is null ? null : Ends(latest.Value)?.High;
        return target.Value switch
        {
            TargetValue.AtMost v => Band(v.Bound.Amount, _low),
            TargetValue.AtLeast v => Band(_high, v.Bound.Amount),
            TargetValue.Between v => Band(v.High.Amount, v.Low.Amount),
            TargetValue.Exactly v => Line(v.Value.Amount),
            TargetValue.Keep { At: { } at } => Line(at.Amount),
            TargetValue.Keep when last is { } at => Line(at),
            TargetValue.Rise when last is { } at => Line(at, "↗"),
            TargetValue.Fall when last is { } at => Line(at, "↘"),
            TargetValue.RelativeChange v when last is { } at => Line(at, v.Percent < 0 ? "↘" : "↗"),
            _ => null,
        };
    }

    internal static (decimal Low, decimal High)? Ends(Reading reading) => reading switch
    {
        Reading.Measured m => (m.Value.Amount, m.Value.Amount),
        Reading.Range r => (r.Low.Amount, r.High.Amount),
        _ => null,
    };

    internal static IEnumerable<decimal> Bounds(TargetValue value) => value switch
    {
        TargetValue.AtMost v => [v.Bound.Amount],
        TargetValue.AtLeast v => [v.Bound.Amount],
        TargetValue.Between v => [v.Low.Amount, v.High.Amount],
        TargetValue.Exactly v => [v.Value.Amount],
        TargetValue.Keep { At: { } at } => [at.Amount],
        _ => [],
    };
}
