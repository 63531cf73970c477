using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Projections;

/// <summary>How an indicator came into a series.</summary>
public enum SeriesRelation
{
    /// <summary>It was asked about.</summary>
    Asked,

    /// <summary>Declared lineage joins it to the one asked about.</summary>
    Declared,

    /// <summary>
    /// Declared lineage joins the elements that both belong to, and both count in one unit; nobody declared them the
    /// same.
    /// </summary>
    OfJoinedElement,
}

/// <summary>What a point of a series is.</summary>
public enum SeriesKind
{
    /// <summary>Where things stood when the plan began.</summary>
    Baseline,

    /// <summary>A later figure.</summary>
    Measurement,

    /// <summary>What was aimed at.</summary>
    Target,
}

/// <summary>An indicator over the generations.</summary>
/// <param name="Indicator">The indicator that was asked about.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Members">The indicators in it, by the first day of their plan.</param>
/// <param name="Points">Baselines, measurements and targets on one axis, by what day or year they are about.</param>
public sealed record SeriesView(
    string Indicator, Unit Unit, IReadOnlyList<SeriesMember> Members, IReadOnlyList<SeriesPoint> Points);

/// <summary>An indicator in a series.</summary>
/// <param name="Indicator">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Relation">How it came in.</param>
/// <param name="Plan">The plan.</param>
/// <param name="PlanTitle">The title of the plan.</param>
/// <param name="From">The first day of the plan.</param>
/// <param name="To">The last day of the plan.</param>
/// <param name="Direction">Which way is called good.</param>
public sealed record SeriesMember(
    string Indicator, string Title, SeriesRelation Relation, PlanId Plan, string PlanTitle, HistoricalDate? From,
    HistoricalDate? To, Direction Direction);

/// <summary>A point of a series.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Indicator">The indicator that it is of.</param>
/// <param name="At">The day, month or year that it is about; null when the document gives none.</param>
/// <param name="Scope">For whom or where.</param>
/// <param name="Low">The figure; of a range or bound its lower end, null when that is open or it is no figure.</param>
/// <param name="High">The figure; of a range or bound its upper end, null when that is open or it is no figure.</param>
/// <param name="Text">The short wording of the document.</param>
/// <param name="Origin">The event that it comes from.</param>
public sealed record SeriesPoint(
    SeriesKind Kind, string Indicator, HistoricalDate? At, Scope Scope, decimal? Low, decimal? High, string Text,
    Origin Origin);

/// <summary>Puts an indicator of several generations on one axis.</summary>
public static class SeriesOf
{
    /// <summary>The series of an indicator; null when the ledger does not show it.</summary>
    public static SeriesView? Indicator(LedgerSnapshot ledger, Subject indicator)
    {
        var plan = PlanRef.Parse(indicator.Id).Plan;
        var view = PlanStanding.Through(plan, ledger.Of(plan.Stream), Lens.Everything);
        if (view.Elements.SelectMany(e => e.Indicators).FirstOrDefault(i => i.Id == indicator.Id) is not { } asked)
        {
            return null;
        }

        var found = new Dictionary<string, (SeriesMember Member, IndicatorView View)>(StringComparer.Ordinal);
        void Add(IndicatorView of, SeriesRelation relation, PlanId id, string title, HistoricalDate? from,
            HistoricalDate? to) => found.TryAdd(
            of.Id, (new SeriesMember(of.Id, of.Title, relation, id, title, from, to, of.Direction), of));
        Add(asked, SeriesRelation.Asked, plan, view.Title ?? plan.ToString(), view.From, view.To);
        foreach (var node in LineageOf.Element(ledger, indicator.Id).Nodes.Where(n => n.Id != indicator.Id))
        {
            foreach (var joined in All(ledger, node.Plan).Where(i => i.Id == node.Id))
            {
                Add(joined, SeriesRelation.Declared, node.Plan, node.PlanTitle, node.From, node.To);
            }
        }

        foreach (var node in OfElement(ledger, indicator).Where(n => n.Plan != plan))
        {
            foreach (var joined in node.Indicators.Where(i => i.Unit == asked.Unit && asked.Unit != Unit.None))
            {
                Add(joined, SeriesRelation.OfJoinedElement, node.Plan, node.PlanTitle, node.From, node.To);
            }
        }

        return new SeriesView(
            indicator.Id, asked.Unit, [.. found.Values.Select(f => f.Member).OrderBy(m => m.From)],
            [.. found.Values.SelectMany(f => Points(f.View)).OrderBy(p => p.At?.FirstDay).ThenBy(p => p.Kind)]);
    }

    private static IEnumerable<IndicatorView> All(LedgerSnapshot ledger, PlanId plan) =>
        PlanStanding.Through(plan, ledger.Of(plan.Stream), Lens.Everything).Elements.SelectMany(e => e.Indicators);

    // The nearest element above it that has a lineage speaks for it; what is joined higher up is about more than this.
    private static IReadOnlyList<LineageNode> OfElement(LedgerSnapshot ledger, Subject indicator) => ledger
        .ElementsAbove(indicator).Select(element => LineageOf.Element(ledger, element).Nodes)
        .FirstOrDefault(nodes => nodes.Count > 1) ?? [];

    private static IEnumerable<SeriesPoint> Points(IndicatorView of)
    {
        foreach (var (kind, readings) in
            new[] { (SeriesKind.Baseline, of.Baselines), (SeriesKind.Measurement, of.Measurements) })
        {
            foreach (var reading in readings)
            {
                var (low, high) = Ends(reading.Value);
                yield return new SeriesPoint(
                    kind, of.Id, reading.ReferenceDate, reading.Scope, low, high, reading.Text, reading.Origin);
            }
        }

        foreach (var target in of.Targets)
        {
            var (low, high) = Ends(target.Value);
            var at = target.Horizon is { } year ? HistoricalDate.In(year) : (HistoricalDate?)null;
            yield return new SeriesPoint(
                SeriesKind.Target, of.Id, at, target.Scope, low, high, target.Text, target.Origin);
        }
    }

    private static (decimal? Low, decimal? High) Ends(Reading reading) => reading switch
    {
        Reading.Measured m => (m.Value.Amount, m.Value.Amount),
        Reading.Range r => (r.Low.Amount, r.High.Amount),
        _ => (null, null),
    };

    private static (decimal? Low, decimal? High) Ends(TargetValue target) => target switch
    {
        TargetValue.AtMost t => (null, t.Bound.Amount),
        TargetValue.AtLeast t => (t.Bound.Amount, null),
        TargetValue.Between t => (t.Low.Amount, t.High.Amount),
        TargetValue.Exactly t => (t.Value.Amount, t.Value.Amount),
        TargetValue.Keep { At: { } at } => (at.Amount, at.Amount),
        _ => (null, null),
    };
}
