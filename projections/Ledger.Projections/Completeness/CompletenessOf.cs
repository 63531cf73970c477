using Ledger.Domain;
using Ledger.Domain.Plans;

namespace Ledger.Projections;

/// <summary>How complete a generation is.</summary>
/// <param name="Generation">Its years.</param>
/// <param name="Plans">The plans that belong to it.</param>
/// <param name="Documents">The documents of its plans, and whether their text is there.</param>
/// <param name="Tables">The rows of the tables in those documents, and how many a fact cites.</param>
/// <param name="Elements">Its goals and results, and how many have an indicator, themselves or under them.</param>
/// <param name="Indicators">Its indicators, and how many have a baseline, a target, a measurement.</param>
/// <param name="Sources">Each of its documents with a text.</param>
public sealed record GenerationView(
    string Generation, IReadOnlyList<PlanId> Plans, Share Documents, Share Tables, Share Elements,
    IndicatorShare Indicators, IReadOnlyList<SourceShare> Sources);

/// <summary>So many of so many.</summary>
/// <param name="Of">How many there are.</param>
/// <param name="Have">How many have it.</param>
public sealed record Share(int Of, int Have);

/// <summary>The indicators of a generation.</summary>
/// <param name="Of">How many there are.</param>
/// <param name="WithBaseline">How many have a baseline that says something.</param>
/// <param name="WithTarget">How many have a target.</param>
/// <param name="WithMeasurement">How many have a later measurement.</param>
public sealed record IndicatorShare(int Of, int WithBaseline, int WithTarget, int WithMeasurement);

/// <summary>A document and the rows of its tables.</summary>
/// <param name="Source">The document.</param>
/// <param name="Rows">How many rows its tables have.</param>
/// <param name="Captured">How many of them a fact cites.</param>
/// <param name="Missing">The rows that no fact cites, as <c>place rij n</c>.</param>
public sealed record SourceShare(SourceId Source, int Rows, int Captured, IReadOnlyList<string> Missing);

/// <summary>How complete a plan is.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Generation">Its years.</param>
/// <param name="ByReferenceOnly">Whether the document itself is not there.</param>
/// <param name="Elements">Its goals and results, and how many have an indicator.</param>
/// <param name="Indicators">Its indicators.</param>
/// <param name="Targets">How many targets it has.</param>
/// <param name="Readings">How many baselines and measurements.</param>
internal sealed record PlanCoverage(
    PlanId Plan, string Generation, bool ByReferenceOnly, Share Elements, IndicatorShare Indicators, int Targets,
    int Readings);

/// <summary>The completeness meter: what the documents have, and what of it is in the ledger.</summary>
public static class CompletenessOf
{
    /// <summary>How complete a plan is.</summary>
    internal static Summary<PlanCoverage> Coverage { get; } =
        new("coverage", ["plan"], plan => plan.Opened is { } view ? Covered(view) : null);

    /// <summary>The generations, oldest first.</summary>
    public static IReadOnlyList<GenerationView> All(LedgerSnapshot ledger) =>
        Joined(ledger.Each(Coverage), ledger.Each(CitedRows.Cited), ledger.Each(DocumentList.Sources));

    /// <summary>The plans by generation, with the documents that they cite.</summary>
    internal static IReadOnlyList<GenerationView> Joined(
        IEnumerable<PlanCoverage> plans, IEnumerable<StreamCitations> citations, IEnumerable<SourceListItem> sources)
    {
        var cited = new CitedRows(citations);
        var known = sources.ToDictionary(s => s.Id);
        return
        [
            .. plans.GroupBy(p => p.Generation).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Generation(g.Key, [.. g], cited, known)),
        ];
    }

    private static string Years(PlanView plan) => plan.To is { } to
        ? FormattableString.Invariant($"{plan.From!.Value.FirstDay.Year}–{to.LastDay.Year}")
        : FormattableString.Invariant($"{plan.From!.Value.FirstDay.Year}–");

    private static PlanCoverage Covered(PlanView plan)
    {
        var goals = plan.Elements.Where(e => IsGoal(e.Kind)).ToList();
        var indicators = plan.Elements.SelectMany(e => e.Indicators).ToList();
        return new PlanCoverage(
            plan.Id, Years(plan), plan.ByReferenceOnly, new Share(goals.Count, goals.Count(e => HasIndicator(plan, e))),
            new IndicatorShare(
                indicators.Count,
                indicators.Count(i => i.Baselines.Any(b => b.Value is Reading.Measured or Reading.Range)),
                indicators.Count(i => i.Targets.Count > 0),
                indicators.Count(i => i.Measurements.Count > 0)),
            indicators.Sum(i => i.Targets.Count), indicators.Sum(i => i.Baselines.Count + i.Measurements.Count));
    }

    private static GenerationView Generation(
        string years, List<PlanCoverage> plans, CitedRows cited, Dictionary<SourceId, SourceListItem> known)
    {
        var ids = plans.Select(p => p.Plan).ToHashSet();
        var sources = cited.SourcesOf(ids).Select(known.GetValueOrDefault).OfType<SourceListItem>()
            .Where(s => s.HasText).Select(s => Source(s, cited)).ToList();
        return new GenerationView(
            years, [.. ids],
            new Share(plans.Count, plans.Count(p => !p.ByReferenceOnly)),
            new Share(sources.Sum(s => s.Rows), sources.Sum(s => s.Captured)),
            new Share(plans.Sum(p => p.Elements.Of), plans.Sum(p => p.Elements.Have)),
            new IndicatorShare(
                plans.Sum(p => p.Indicators.Of), plans.Sum(p => p.Indicators.WithBaseline),
                plans.Sum(p => p.Indicators.WithTarget), plans.Sum(p => p.Indicators.WithMeasurement)),
            sources);
    }

    private static SourceShare Source(SourceListItem source, CitedRows cited)
    {
        var rows = source.Places
            .SelectMany(p => Enumerable.Range(1, p.Rows ?? 0).Select(row => (p.Id, Row: row))).ToList();
        var missing = rows.Where(r => !cited.Has(source.Id, r.Id, r.Row)).ToList();
        return new SourceShare(
            source.Id, rows.Count, rows.Count - missing.Count,
            [.. missing.Select(r => FormattableString.Invariant($"{r.Id} rij {r.Row}"))]);
    }

    private static bool HasIndicator(PlanView plan, ElementView element) =>
        element.Indicators.Count > 0
        || plan.Elements.Where(e => e.Parent == element.Id).Any(child => HasIndicator(plan, child));

    private static bool IsGoal(ElementKind kind) => kind is ElementKind.Ambition or ElementKind.Goal
        or ElementKind.GoalElaboration or ElementKind.Result or ElementKind.PerformanceArea;
}
