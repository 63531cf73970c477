using Ledger.Domain.Plans;

namespace Ledger.Web.Charts;

/// <summary>What is written in the chart of an indicator, each where nothing else stands.</summary>
internal sealed class ChartLabels
{
    // Of more points than these only the newest are told by their figure; the table has them all.
    private const int MostFigures = 12;

    private readonly Dictionary<object, ChartLabel> _labels = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ChartPoint, ChartLabel> _scopes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Puts the words of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="unit">The unit of its figures.</param>
    public ChartLabels(IndicatorChart chart, Unit unit)
    {
        var room = Marked(chart);
        foreach (var target in chart.Targets)
        {
            var at = target.Sign.Length == 0 ? Line(target) : Math.Min(target.Y, End(target));
            _labels[target] = room.Put(Short(target), LabelRoom.Along(target.X, target.EndX, at));
        }

        foreach (var claim in chart.Claims)
        {
            _labels[claim] = room.Put($"⚠ {Figure(claim, unit)}", claim.EndX is { } end
                ? LabelRoom.Along(claim.X, end, claim.Y)
                : LabelRoom.Around(claim.X, claim.Y, claim.Y));
        }

        var told = chart.Points.OrderByDescending(p => p.X).Take(MostFigures).ToList();
        foreach (var point in told)
        {
            _labels[point] = room.Put(Figure(point), LabelRoom.Around(point.X, point.HighY, point.Y));
        }

        foreach (var point in told.Where(p => p.IsElsewhere))
        {
            _scopes[point] = room.Put(
                ValueWords.Say(point.Reading.Scope),
                LabelRoom.Around(point.X, point.HighY, point.Y).OrderByDescending(place => place.Y));
        }
    }

    // The room that the marks and the lines leave.
    private static LabelRoom Marked(IndicatorChart chart)
    {
        var room = new LabelRoom(chart.Width, IndicatorChart.Foot - 2);
        foreach (var target in chart.Targets)
        {
            room.KeepLine(target.X, target.EndX, Line(target));
        }

        foreach (var point in chart.Points)
        {
            room.Keep(point.X, point.HighY, 9);
        }

        foreach (var claim in chart.Claims.Where(c => c.EndX is null))
        {
            room.Keep(claim.X, claim.Y, 7);
        }

        return room;
    }

    /// <summary>What is written beside a point, a target or a claim; null when nothing is.</summary>
    public ChartLabel? Of(object drawn) => _labels.GetValueOrDefault(drawn);

    /// <summary>Of whom a figure of elsewhere is.</summary>
    public ChartLabel? ScopeOf(ChartPoint point) => _scopes.GetValueOrDefault(point);

    /// <summary>Where the line of a target lies; one that must not be passed below has it at its foot.</summary>
    public static double Line(ChartTarget target) =>
        target.Target.Value is TargetValue.AtLeast ? target.FootY!.Value : target.Y;

    /// <summary>A direction without a figure: where it goes is asked, how far is not.</summary>
    public static double End(ChartTarget target) => target.Sign == "↘"
        ? Math.Min(IndicatorChart.Foot, target.Y + Slope)
        : Math.Max(IndicatorChart.Top, target.Y - Slope);

    private const double Slope = 46;

    private static string Short(ChartTarget target)
    {
        var text = $"{target.Sign} {ValueWords.Say(target.Target.Value)}".Trim();
        var most = (int)((target.EndX - IndicatorChart.Left) / 7.4);
        return text.Length <= most ? text : text[..Math.Max(1, most - 1)] + "…";
    }

    private static string Figure(ChartClaim claim, Unit unit) =>
        ValueWords.Number(claim.Claim.Amount) + (unit == Unit.Percent ? " %" : "");

    private static string Figure(ChartPoint point) =>
        ValueWords.Say(point.Reading.Value) + (point.IsContradicted ? " ⚠" : "");
}
