namespace Ledger.Web.Charts;

/// <summary>Words beside what they belong to.</summary>
/// <param name="X">Where they are anchored.</param>
/// <param name="Y">Their base line.</param>
/// <param name="Anchor">What of them is at <paramref name="X"/>: <c>start</c>, <c>middle</c> or <c>end</c>.</param>
/// <param name="Text">The words.</param>
public sealed record ChartLabel(double X, double Y, string Anchor, string Text);

/// <summary>
/// The room that is left in a drawing: words are put where nothing stands yet, of the places that they may have the
/// first; where there is none, where they cover least.
/// </summary>
/// <param name="right">Where the drawing ends on the right; it begins at 0.</param>
/// <param name="foot">Where it ends below.</param>
internal sealed class LabelRoom(double right, double foot)
{
    // The letters of the drawings are so wide and so high, at most; one reads that they are apart.
    private const double Letter = 8.3;
    private const double Rise = 12;
    private const double Drop = 4;

    private readonly List<Box> _taken = [];

    /// <summary>Keeps words away from a mark.</summary>
    public void Keep(double x, double y, double radius) =>
        _taken.Add(new Box(x - radius, y - radius, x + radius, y + radius));

    /// <summary>Keeps words away from a line that lies flat.</summary>
    public void KeepLine(double from, double to, double y) => _taken.Add(new Box(from, y - 1.5, to, y + 1.5));

    /// <summary>Finds the place of words among those that they may have, and keeps it.</summary>
    public ChartLabel Put(string text, params IEnumerable<(double X, double Y, string Anchor)> places)
    {
        var best = places.Select(p => new ChartLabel(p.X, p.Y, p.Anchor, text)).MinBy(label => Covered(Of(label)))!;
        _taken.Add(Of(best));
        return best;
    }

    /// <summary>The places around a point: above, below, and beside it.</summary>
    public static IEnumerable<(double X, double Y, string Anchor)> Around(double x, double high, double low) =>
    [
        (x, high - 14, "middle"), (x, low + 24, "middle"), (x + 13, high + 5, "start"), (x - 13, high + 5, "end"),
        (x + 11, high - 10, "start"), (x - 11, high - 10, "end"),
        (x + 11, low + 20, "start"), (x - 11, low + 20, "end"),
        (x, high - 30, "middle"), (x, low + 40, "middle"),
    ];

    /// <summary>The places along a line: above and below its end, and its beginning.</summary>
    public static IEnumerable<(double X, double Y, string Anchor)> Along(double from, double to, double y) =>
    [
        (to - 4, y - 8, "end"), (to - 4, y + 18, "end"), (from + 4, y - 8, "start"), (from + 4, y + 18, "start"),
        (to - 4, y - 24, "end"), (to - 4, y + 34, "end"),
    ];

    // What lies out of the drawing is worse than what is covered.
    private double Covered(Box box) =>
        _taken.Sum(t => Shared(box, t)) + 4 * (box.Area - Shared(box, new Box(0, 0, right, foot)));

    private static double Shared(Box a, Box b) =>
        Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left))
        * Math.Max(0, Math.Min(a.Foot, b.Foot) - Math.Max(a.Top, b.Top));

    private static Box Of(ChartLabel label)
    {
        var wide = label.Text.Length * Letter;
        var left = label.Anchor switch { "start" => label.X, "end" => label.X - wide, _ => label.X - wide / 2 };
        return new Box(left, label.Y - Rise, left + wide, label.Y + Drop);
    }

    private readonly record struct Box(double Left, double Top, double Right, double Foot)
    {
        public double Area => (Right - Left) * (Foot - Top);
    }
}
