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

/// <summary>The completeness meter: what the documents have, and what of it is in the ledger.</summary>
public static class CompletenessOf
{
    /// <summary>The generations, oldest first.</summary>
    public static IReadOnlyList<GenerationView> All(LedgerSnapshot ledger)
    {
        var cited = new CitedRows(ledger);
        var plans = ledger.Plans.Select(p => PlanStanding.Through(p, ledger.Of(p.Stream), Lens.Everything)).ToList();
        return
        [
            .. plans.Where(p => p.From is not null).GroupBy(Years).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Generation(ledger, g.Key, [.. g], cited)),
        ];
    }

    private static string Years(PlanView plan) => plan.To is { } to
        ? FormattableString.Invariant($"{plan.From!.Value.FirstDay.Year}–{to.LastDay.Year}")
        : FormattableString.Invariant($"{plan.From!.Value.FirstDay.Year}–");

    private static GenerationView Generation(
        LedgerSnapshot ledger, string years, List<PlanView> plans, CitedRows cited)
    {
        var ids = plans.Select(p => p.Id).ToHashSet();
        var sources = cited.SourcesOf(ids).Select(s => Source(ledger, s, cited)).ToList();
        var goals = plans.SelectMany(p => p.Elements.Where(e => IsGoal(e.Kind)).Select(e => (Plan: p, Element: e)))
            .ToList();
        var indicators = plans.SelectMany(p => p.Elements).SelectMany(e => e.Indicators).ToList();
        return new GenerationView(
            years, [.. ids],
            new Share(plans.Count, plans.Count(p => !p.ByReferenceOnly)),
            new Share(sources.Sum(s => s.Rows), sources.Sum(s => s.Captured)),
            new Share(goals.Count, goals.Count(g => HasIndicator(g.Plan, g.Element))),
            new IndicatorShare(
                indicators.Count,
                indicators.Count(i => i.Baselines.Any(b => b.Value is Reading.Measured or Reading.Range)),
                indicators.Count(i => i.Targets.Count > 0),
                indicators.Count(i => i.Measurements.Count > 0)),
            sources);
    }

    private static SourceShare Source(LedgerSnapshot ledger, SourceId id, CitedRows cited)
    {
        var rows = ledger.Source(id)!.Places
            .SelectMany(p => Enumerable.Range(1, p.Rows ?? 0).Select(row => (p.Id, Row: row))).ToList();
        var missing = rows.Where(r => !cited.Has(id, r.Id, r.Row)).ToList();
        return new SourceShare(
            id, rows.Count, rows.Count - missing.Count,
            [.. missing.Select(r => FormattableString.Invariant($"{r.Id} rij {r.Row}"))]);
    }

    private static bool HasIndicator(PlanView plan, ElementView element) =>
        element.Indicators.Count > 0
        || plan.Elements.Where(e => e.Parent == element.Id).Any(child => HasIndicator(plan, child));

    private static bool IsGoal(ElementKind kind) => kind is ElementKind.Ambition or ElementKind.Goal
        or ElementKind.GoalElaboration or ElementKind.Result or ElementKind.PerformanceArea;
}
