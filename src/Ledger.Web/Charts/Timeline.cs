using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Projections;

namespace Ledger.Web.Charts;

/// <summary>A bar of the timeline: a plan over its years.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="X">Where it begins, in units of the drawing.</param>
/// <param name="Width">How long it is.</param>
/// <param name="Y">The middle of its row.</param>
/// <param name="IsOpen">Whether its last year is not known.</param>
public sealed record TimelineBar(PlanListItem Plan, double X, double Width, double Y, bool IsOpen)
{
    /// <summary>Whether its name stands at its right end, because the drawing ends too soon on the right.</summary>
    public bool NameEnds => X > Timeline.Width * 0.62;
}

/// <summary>The decisions of one body in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="X">The middle of the year.</param>
/// <param name="Council">How many of the council.</param>
/// <param name="Others">How many of others.</param>
public sealed record TimelineMark(int Year, double X, int Council, int Others);

/// <summary>The whole history in one drawing: plans as bars, decisions as marks, other years hatched.</summary>
public sealed class Timeline
{
    /// <summary>The width of the drawing.</summary>
    public const double Width = 1120;

    private const double RowHeight = 36;
    private const double Top = 34;
    private const double MarksHeight = 62;

    private Timeline(int from, int to) => (From, To) = (from, to);

    /// <summary>The first year.</summary>
    public int From { get; }

    /// <summary>The last year.</summary>
    public int To { get; }

    /// <summary>The plans.</summary>
    public IReadOnlyList<TimelineBar> Bars { get; private init; } = [];

    /// <summary>The decisions by year.</summary>
    public IReadOnlyList<TimelineMark> Marks { get; private init; } = [];

    /// <summary>The years without a source.</summary>
    public IReadOnlyList<GapView> Gaps { get; private init; } = [];

    /// <summary>Where the row of decisions is.</summary>
    public double MarksY => Top + Bars.Count * RowHeight + 26;

    /// <summary>The height of the drawing.</summary>
    public double Height => Top + Bars.Count * RowHeight + MarksHeight;

    /// <summary>The years to write along the axis: every second one.</summary>
    public IEnumerable<int> Years => Enumerable.Range(From, To - From + 1);

    /// <summary>The timeline of plans and decisions; null when there is no plan.</summary>
    public static Timeline? Of(IReadOnlyList<PlanListItem> plans, IEnumerable<DecisionListItem> decisions)
    {
        if (plans.Count == 0)
        {
            return null;
        }

        // A plan is decided on in the year before it begins.
        var from = plans.Min(p => p.From.FirstDay.Year) - 1;
        var to = plans.Max(p => (p.To ?? p.From).LastDay.Year);
        var frame = new Timeline(from, to);
        return new Timeline(from, to)
        {
            Bars = [.. plans.Select((p, row) => frame.Bar(p, row))],
            Marks = frame.MarksOf(decisions),
            Gaps = GapYears.Of(plans),
        };
    }

    /// <summary>Where a year begins.</summary>
    public double X(double year) => (year - From) * Width / (To - From + 1);

    private TimelineBar Bar(PlanListItem plan, int row)
    {
        var first = X(At(plan.From));
        var last = X(plan.To is { } to ? to.LastDay.Year + to.LastDay.DayOfYear / 366.0 : To + 1);
        return new TimelineBar(plan, first, Math.Max(8, last - first), Top + row * RowHeight + 24, plan.To is null);
    }

    private List<TimelineMark> MarksOf(IEnumerable<DecisionListItem> decisions) =>
    [
        .. decisions.Where(d => d.Date.FirstDay.Year >= From && d.Date.FirstDay.Year <= To)
            .GroupBy(d => d.Date.FirstDay.Year).OrderBy(g => g.Key)
            .Select(g => new TimelineMark(
                g.Key, X(g.Key + 0.5), g.Count(d => d.Body == Body.Council), g.Count(d => d.Body != Body.Council))),
    ];

    private static double At(HistoricalDate date) => date.FirstDay.Year + (date.FirstDay.DayOfYear - 1) / 366.0;
}
