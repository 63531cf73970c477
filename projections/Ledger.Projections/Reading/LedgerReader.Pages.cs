using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>Part of a list, in the order of ids.</summary>
/// <param name="After">The id that was last on the part before; null for the first.</param>
/// <param name="Most">How many at most.</param>
/// <param name="Plan">Only of this plan; null for all.</param>
/// <param name="Year">Only of this year; null for all.</param>
public sealed record ListPart(string? After, int Most, string? Plan = null, int? Year = null);

/// <summary>
/// Lists in parts, and all of the ledger in portions: what a part costs does not grow with the log, and a portion is as
/// much as fits in memory.
/// </summary>
public sealed partial class LedgerReader
{
    private const int PlansAtOnce = 4;
    private const int StreamsInPortion = 32;

    /// <summary>
    /// The same, for questions that belong together, as those of one page: that the tables are up to the log is looked
    /// up once, now. What is recorded from now on may be in their answers, and need not be.
    /// </summary>
    public async Task<LedgerReader> AsOfNow(CancellationToken cancellationToken = default) => new(
        _source,
        await _tables.AsOfNow(
            cancellationToken, TrailTable.Model, SubjectTable.Model, SummaryTable.Model, MentionTable.Model),
        _history, _remembered);

    /// <summary>Elements of plans through a lens.</summary>
    public Task<IReadOnlyList<ElementView>> Elements(
        Lens lens, ListPart part, CancellationToken cancellationToken = default) =>
        InPlans(SubjectKind.Element, lens, part, p => p.Elements, e => e.Id, cancellationToken);

    /// <summary>Indicators of plans through a lens.</summary>
    public Task<IReadOnlyList<IndicatorView>> Indicators(
        Lens lens, ListPart part, CancellationToken cancellationToken = default) =>
        InPlans(SubjectKind.Indicator, lens, part, IndicatorsOf, i => i.Id, cancellationToken);

    /// <summary>Targets of plans through a lens.</summary>
    public Task<IReadOnlyList<TargetView>> Targets(
        Lens lens, ListPart part, CancellationToken cancellationToken = default) => InPlans(
        SubjectKind.Target, lens, part, p => IndicatorsOf(p).SelectMany(i => i.Targets), t => t.Id, cancellationToken);

    /// <summary>Budgets through a lens.</summary>
    public Task<IReadOnlyList<BudgetListItem>> Budgets(
        Lens lens, ListPart part, CancellationToken cancellationToken = default) =>
        Part(BudgetList.Items, "budget", lens, part, cancellationToken);

    /// <summary>Decisions and advices through a lens.</summary>
    public Task<IReadOnlyList<DecisionListItem>> Decisions(
        Lens lens, ListPart part, CancellationToken cancellationToken = default) =>
        Part(DocumentList.Decisions, "decision", lens, part, cancellationToken);

    /// <summary>Sources through a lens.</summary>
    public Task<IReadOnlyList<SourceListItem>> Sources(
        Lens lens, ListPart part, CancellationToken cancellationToken = default) =>
        Part(DocumentList.Sources, "source", lens, part, cancellationToken);

    /// <summary>All subjects that a lens shows, by kind and then by id, from behind one of them.</summary>
    public async Task<IReadOnlyList<Subject>> Subjects(
        Lens lens, Subject? after, int most, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return await _subjects.Page(lens, after, most, cancellationToken);
    }

    /// <summary>
    /// Everything recorded, some streams at a time, with the decisions and sources that they rest on and cite; not yet
    /// seen through a lens. What was recorded after it began may be in it in part.
    /// </summary>
    public async IAsyncEnumerable<(IReadOnlyList<StreamId> Streams, LedgerSnapshot Ledger)> Portions(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        var last = "";
        List<StreamId> streams;
        do
        {
            streams = await _tables.Ask(
                "SELECT id FROM ledger.mt_streams WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3",
                [last, StreamsInPortion], r => StreamId.Parse(r.GetString(0)), cancellationToken);
            if (streams.Count > 0)
            {
                yield return (streams, await _parts.Grounded(streams, cancellationToken));
                last = streams[^1].Value;
            }
        }
        while (streams.Count == StreamsInPortion);
    }

    /// <summary>The positions, of these, of the entries of the trail that a filter finds and a lens shows.</summary>
    public async Task<IReadOnlySet<long>> InTrail(
        TrailFilter filter, Lens lens, IReadOnlyCollection<long> positions,
        CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, TrailTable.Model, SubjectTable.Model);
        return await TrailTable.Among(
            _source, Tenant, filter, await Elements(filter, cancellationToken), lens, positions, cancellationToken);
    }

    /// <summary>The position of an event; null when the municipality has none with this id.</summary>
    public async Task<long?> PositionOf(Guid id, CancellationToken cancellationToken = default)
    {
        var found = await _tables.Ask(
            "SELECT seq_id FROM ledger.mt_events WHERE tenant_id = $1 AND id = $2", [id], r => r.GetInt64(0),
            cancellationToken);
        return found is [var position] ? position : null;
    }

    private static IEnumerable<IndicatorView> IndicatorsOf(PlanView plan) =>
        plan.Elements.SelectMany(e => e.Indicators);

    // Candidates come from the table; the plans that they are in say which of them the lens shows, and how.
    private async Task<IReadOnlyList<T>> InPlans<T>(
        SubjectKind kind, Lens lens, ListPart part, Func<PlanView, IEnumerable<T>> of, Func<T, string> id,
        CancellationToken cancellationToken)
        where T : class
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        var page = new SubjectPage(
            kind, lens, part.Plan, part.Year?.ToString(CultureInfo.InvariantCulture), part.After, part.Most);
        var found = new List<T>();
        while (found.Count < part.Most)
        {
            var some = await _subjects.Page(page, cancellationToken);
            var shown = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
            await Parallel.ForEachAsync(
                some.Select(s => s.Stream).Distinct(),
                new ParallelOptions { MaxDegreeOfParallelism = PlansAtOnce, CancellationToken = cancellationToken },
                async (stream, token) =>
                {
                    foreach (var one in of(await Plan(ContradictionsOf.PlanOf(stream), lens, token)))
                    {
                        shown[id(one)] = one;
                    }
                });
            found.AddRange(some.Select(s => shown.GetValueOrDefault(s.Id)).OfType<T>());
            if (some.Count < part.Most)
            {
                break;
            }

            page = page with { After = some[^1].Id };
        }

        return [.. found.Take(part.Most)];
    }

    private async Task<IReadOnlyList<T>> Part<T>(
        Summary<T> summary, string kind, Lens lens, ListPart part, CancellationToken cancellationToken)
        where T : class
    {
        await _tables.Reach(cancellationToken, SummaryTable.Model);
        var page = new StreamPage(
            part.Plan is { } plan ? $"{kind}/{plan}/" : $"{kind}/",
            part.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"/{year}") : "",
            part.After is { } after ? $"{kind}/{after}" : null, part.Most);
        return await _summaries.Page(summary, lens, page, cancellationToken);
    }
}
