using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>The lists and the reports: what is asked over all streams of a municipality.</summary>
public sealed partial class LedgerReader
{
    /// <summary>The plans, by their first day.</summary>
    public async Task<IReadOnlyList<PlanListItem>> Plans(Lens lens, CancellationToken cancellationToken = default) =>
        PlanList.InOrder(await Each(PlanList.Items, lens, cancellationToken));

    /// <summary>The budgets, in order of recording.</summary>
    public Task<IReadOnlyList<BudgetListItem>> Budgets(Lens lens, CancellationToken cancellationToken = default) =>
        Each(BudgetList.Items, lens, cancellationToken);

    /// <summary>The decisions and advices, in order of recording.</summary>
    public Task<IReadOnlyList<DecisionListItem>> Decisions(Lens lens, CancellationToken cancellationToken = default) =>
        Each(DocumentList.Decisions, lens, cancellationToken);

    /// <summary>The sources, in order of recording.</summary>
    public Task<IReadOnlyList<SourceListItem>> Sources(Lens lens, CancellationToken cancellationToken = default) =>
        Each(DocumentList.Sources, lens, cancellationToken);

    /// <summary>All declared lineage, in order of declaration.</summary>
    public async Task<IReadOnlyList<LineageLink>> Links(Lens lens, CancellationToken cancellationToken = default) =>
        LineageOf.Joined(await Each(LineageOf.Declared, lens, cancellationToken));

    /// <summary>The years that no document speaks for.</summary>
    public async Task<IReadOnlyList<GapView>> Gaps(Lens lens, CancellationToken cancellationToken = default) =>
        GapYears.Of(await Plans(lens, cancellationToken));

    /// <summary>Places that cannot all be right, in order of noting.</summary>
    public async Task<IReadOnlyList<ContradictionView>> Contradictions(
        Lens lens, CancellationToken cancellationToken = default) =>
        ContradictionsOf.Joined(await Each(ContradictionsOf.Noted, lens, cancellationToken));

    /// <summary>Goal posts that were moved, by plan.</summary>
    public async Task<IReadOnlyList<GoalPostFinding>> GoalPosts(
        Lens lens, CancellationToken cancellationToken = default) => GoalPostMoves.Joined(
        await Each(GoalPostMoves.InPlans, lens, cancellationToken),
        await Each(FlippedBetweenGenerations.Directions, lens, cancellationToken),
        await Links(lens, cancellationToken));

    /// <summary>Goals that were dropped in silence, by plan.</summary>
    public async Task<IReadOnlyList<DroppedFinding>> Dropped(
        Lens lens, CancellationToken cancellationToken = default) => DroppedGoals.Joined(
        await Each(DroppedGoals.Goals, lens, cancellationToken), await Links(lens, cancellationToken));

    /// <summary>The decisions that plans and budgets rest on, and whose task they were.</summary>
    public async Task<IReadOnlyList<MandateFinding>> Mandate(
        Lens lens, CancellationToken cancellationToken = default) => MandateOf.Joined(
        await Each(MandateOf.Grounds, lens, cancellationToken), await Decisions(lens, cancellationToken));

    /// <summary>What the documents have, and what of it is in the ledger, by generation.</summary>
    public async Task<IReadOnlyList<GenerationView>> Completeness(
        Lens lens, CancellationToken cancellationToken = default) => CompletenessOf.Joined(
        await Each(CompletenessOf.Coverage, lens, cancellationToken),
        await Each(CitedRows.Cited, lens, cancellationToken), await Sources(lens, cancellationToken));

    /// <summary>How much there is of everything, when everything is seen.</summary>
    public async Task<LedgerCounts> Counts(CancellationToken cancellationToken = default)
    {
        var state = await State(cancellationToken);
        var plans = await Plans(Lens.Everything, cancellationToken);
        var coverage = await Each(CompletenessOf.Coverage, Lens.Everything, cancellationToken);
        return new LedgerCounts(
            plans.Count, plans.Sum(p => p.Elements), plans.Sum(p => p.Indicators), coverage.Sum(c => c.Targets),
            coverage.Sum(c => c.Readings), (await Budgets(Lens.Everything, cancellationToken)).Sum(b => b.Lines),
            (await Decisions(Lens.Everything, cancellationToken)).Count,
            (await Sources(Lens.Everything, cancellationToken)).Count, state.Events,
            (await Contradictions(Lens.Everything, cancellationToken)).Count, GapYears.Of(plans));
    }

    private async Task<IReadOnlyList<T>> Each<T>(Summary<T> summary, Lens lens, CancellationToken cancellationToken)
        where T : class
    {
        var state = await _tables.Reach(cancellationToken, SummaryTable.Model);
        return await _remembered.Part(
            (summary, lens), state.Position, () => _summaries.Each(summary, lens, cancellationToken));
    }
}

/// <summary>How much there is of a municipality.</summary>
/// <param name="Plans">The plans.</param>
/// <param name="Elements">Their elements.</param>
/// <param name="Indicators">Their indicators.</param>
/// <param name="Targets">Their targets.</param>
/// <param name="Readings">Their baselines and measurements.</param>
/// <param name="BudgetLines">The lines of the budgets.</param>
/// <param name="Decisions">The decisions and advices.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Events">The events.</param>
/// <param name="Contradictions">The contradictions.</param>
/// <param name="Gaps">The years that no document speaks for.</param>
public sealed record LedgerCounts(
    int Plans, int Elements, int Indicators, int Targets, int Readings, int BudgetLines, int Decisions, int Sources,
    long Events, int Contradictions, IReadOnlyList<GapView> Gaps);
