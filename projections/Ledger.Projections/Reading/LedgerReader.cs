using System.Runtime.CompilerServices;
using Ledger.Domain;
using Ledger.Store;
using NodaTime;
using Npgsql;

namespace Ledger.Projections;

/// <summary>
/// Answers the questions about one municipality: one method a question. Each reads the streams that it is about, found
/// through the tables of <c>ledger_read</c>, so that an answer takes as long in a long log as in a short one. What was
/// recorded before a question was asked is in its answer. Safe to use from several threads.
/// </summary>
/// <remarks>
/// Every method throws <see cref="ProjectionBehindException"/> when a table that it needs stands still, and
/// <see cref="StoreException"/> or <see cref="NpgsqlException"/> when the database cannot be used.
/// </remarks>
public sealed partial class LedgerReader
{
    private readonly ReadTables _tables;
    private readonly LedgerHistory _history;
    private readonly LedgerParts _parts;
    private readonly SubjectQueries _subjects;
    private readonly SummaryQueries _summaries;
    private readonly Remembered _remembered;
    private readonly NpgsqlDataSource _source;

    /// <summary>Reads one municipality.</summary>
    /// <param name="source">The database.</param>
    /// <param name="log">Its event log.</param>
    /// <param name="host">Brings the tables up to the log when a question finds them behind.</param>
    /// <param name="tenant">The municipality.</param>
    public LedgerReader(NpgsqlDataSource source, IEventLog log, ProjectionHost host, TenantId tenant)
        : this(source, new ReadTables(source, host, tenant), new LedgerHistory(log, tenant), new Remembered())
    {
    }

    private LedgerReader(NpgsqlDataSource source, ReadTables tables, LedgerHistory history, Remembered remembered)
    {
        _source = source;
        _tables = tables;
        _history = history;
        _parts = new LedgerParts(tables, history);
        _subjects = new SubjectQueries(tables);
        _summaries = new SummaryQueries(tables, history);
        _remembered = remembered;
    }

    /// <summary>The municipality.</summary>
    public TenantId Tenant => _history.Tenant;

    /// <summary>How much is recorded.</summary>
    public Task<LedgerState> State(CancellationToken cancellationToken = default) =>
        _tables.Reach(cancellationToken, TrailTable.Model);

    /// <summary>The subjects that an id means: the one with this id, or else all whose id ends with it.</summary>
    public async Task<IReadOnlyList<Subject>> Find(string id, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return await _subjects.Find(id, cancellationToken);
    }

    /// <summary>The subject with an id, when a lens shows it; else null.</summary>
    public async Task<Subject?> Shown(string id, Lens lens, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return (await _subjects.Shown(id, lens, cancellationToken)).SingleOrDefault();
    }

    /// <summary>The subjects with these ids, as far as there are.</summary>
    public async Task<IReadOnlyList<Subject>> Named(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return await _subjects.Named(ids, cancellationToken);
    }

    /// <summary>Subjects that someone may have meant by an id that finds nothing, at most five.</summary>
    public async Task<IReadOnlyList<Subject>> Near(string id, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return await _subjects.Near(id, cancellationToken);
    }

    /// <summary>The subjects that hold all words in title or id, the likeliest first.</summary>
    public async Task<IReadOnlyList<Subject>> Search(
        string text, Lens lens, int most, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return await _subjects.Search(text, lens, most, cancellationToken);
    }

    /// <summary>The first subjects of a kind, in order of recording.</summary>
    public async Task<IReadOnlyList<Subject>> All(
        SubjectKind kind, int most, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return await _subjects.Of(kind, most, cancellationToken);
    }

    /// <summary>The subjects of a kind under an id, such as the targets of an indicator.</summary>
    public async Task<IReadOnlyList<Subject>> Under(
        string id, SubjectKind kind, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return await _subjects.Under(id, kind, cancellationToken);
    }

    /// <summary>The years of which a plan has a budget.</summary>
    public async Task<IReadOnlyList<int>> BudgetYears(PlanId plan, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        return [.. (await _subjects.Under($"{plan}", SubjectKind.Budget, cancellationToken))
            .Select(s => LedgerSnapshot.BudgetOf(s.Stream).Year).Order()];
    }

    /// <summary>A plan through a lens.</summary>
    public async Task<PlanView> Plan(PlanId plan, Lens lens, CancellationToken cancellationToken = default) =>
        PlanStanding.Through(plan, await _history.OfStream(plan.Stream, cancellationToken), lens);

    /// <summary>A budget through a lens.</summary>
    public async Task<BudgetView> Budget(BudgetId budget, Lens lens, CancellationToken cancellationToken = default) =>
        BudgetStanding.Through(budget, await _history.OfStream(budget.Stream, cancellationToken), lens);

    /// <summary>A budget step by step.</summary>
    public async Task<BudgetReplayView> Replay(
        BudgetId budget, Lens lens, CancellationToken cancellationToken = default) =>
        BudgetReplay.Of(await Seen([budget.Stream], lens, cancellationToken), budget);

    /// <summary>The versions of a subject, newest first.</summary>
    public async Task<IReadOnlyList<VersionView>> History(
        Subject subject, Lens lens, CancellationToken cancellationToken = default) =>
        VersionHistory.Of(await Seen([subject.Stream], lens, cancellationToken), subject);

    /// <summary>What differs between two states of a plan: a version number or a date each.</summary>
    public async Task<PlanDifference> Diff(
        PlanId plan, PlanMoment from, PlanMoment to, CancellationToken cancellationToken = default)
    {
        var ledger = await Seen([plan.Stream], Lens.Everything, cancellationToken);
        return PlanDiff.Between(ledger, plan, from, to);
    }

    /// <summary>The chain of one value.</summary>
    public async Task<WhyView> Why(Subject subject, Lens lens, CancellationToken cancellationToken = default) =>
        WhyChain.Of((await About(subject, lens, cancellationToken)).Through(lens), subject);

    /// <summary>What subjects are worth now, in words, by their ids; of those that are worth something.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Values(
        IReadOnlyCollection<Subject> subjects, Lens lens, CancellationToken cancellationToken = default)
    {
        var seen = await _parts.Alone(subjects.Select(s => s.Stream), lens, cancellationToken);
        return subjects.Select(s => (s.Id, Value: ValueNow.Of(seen, s))).Where(v => v.Value is not null)
            .ToDictionary(v => v.Id, v => v.Value!);
    }

    /// <summary>The predecessors and successors of an element or indicator.</summary>
    public async Task<LineageView> Lineage(
        Subject subject, Lens lens, CancellationToken cancellationToken = default) =>
        LineageOf.Element((await About(subject, lens, cancellationToken)).Through(lens), subject.Id);

    /// <summary>An indicator over the generations; null when the lens does not show it.</summary>
    public async Task<SeriesView?> Series(
        Subject indicator, Lens lens, CancellationToken cancellationToken = default) =>
        SeriesOf.Indicator((await About(indicator, lens, cancellationToken)).Through(lens), indicator);

    /// <summary>What was known of a plan on a day about a year, and what was decided about it since.</summary>
    public async Task<KnowledgeView> Knowledge(
        PlanId plan, LocalDate on, int about, CancellationToken cancellationToken = default) => KnowledgeOf.Plan(
        new LedgerSnapshot(await _history.OfStream(plan.Stream, cancellationToken)), plan, on, about);

    /// <summary>
    /// A page of the audit trail, newest first. A page that is asked for by the position of the last entry before it
    /// costs the same wherever it stands; one that is asked for by its number costs what lies before it.
    /// </summary>
    public Task<TrailView> Trail(
        TrailFilter filter, Lens lens, int page = 1, long? before = null,
        CancellationToken cancellationToken = default) =>
        Trail(filter, lens, page, before, AuditTrail.PageSize, cancellationToken);

    /// <summary>The same, with as many entries on a page as one likes.</summary>
    public async Task<TrailView> Trail(
        TrailFilter filter, Lens lens, int page, long? before, int size, CancellationToken cancellationToken)
    {
        var state = await _tables.Reach(cancellationToken, TrailTable.Model, SubjectTable.Model);
        return await TrailTable.Page(
            _source, Tenant, filter, await Elements(filter, cancellationToken), lens, page, before, size, state.Events,
            cancellationToken);
    }

    /// <summary>
    /// The whole audit trail, as far as a filter finds it and a lens shows it, in order of recording; read as it is
    /// asked for.
    /// </summary>
    public async IAsyncEnumerable<TrailEntry> WholeTrail(
        TrailFilter filter, Lens lens, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, TrailTable.Model, SubjectTable.Model);
        var elements = await Elements(filter, cancellationToken);
        await foreach (var entry in TrailTable.All(_source, Tenant, filter, elements, lens, cancellationToken))
        {
            yield return entry;
        }
    }

    /// <summary>
    /// Streams, with the decisions and sources that they rest on and cite; not yet seen through the lens.
    /// </summary>
    public async Task<LedgerSnapshot> Streams(
        IEnumerable<StreamId> streams, Lens lens, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, TrailTable.Model, SubjectTable.Model);
        return await _parts.Of(streams, lens, cancellationToken);
    }

    /// <summary>
    /// The stream of a subject, and of a plan those of its budgets, with the decisions and sources that they rest on
    /// and cite; not yet seen through the lens.
    /// </summary>
    public async Task<LedgerSnapshot> Own(
        Subject subject, Lens lens, CancellationToken cancellationToken = default)
    {
        var budgets = subject.Kind == SubjectKind.Plan
            ? await Under(subject.Id, SubjectKind.Budget, cancellationToken)
            : [];
        return await Streams([subject.Stream, .. budgets.Select(b => b.Stream)], lens, cancellationToken);
    }

    /// <summary>All that is asked about one subject, for the folds of the questions; not yet seen through the lens,
    /// which only counts what rests on the same decision.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="lens">The lens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="also">Streams to be read besides.</param>
    public async Task<LedgerSnapshot> About(
        Subject subject, Lens lens, CancellationToken cancellationToken = default, params StreamId[] also)
    {
        var state = await _tables.Reach(cancellationToken, TrailTable.Model, SubjectTable.Model, MentionTable.Model);
        return also.Length > 0
            ? await _parts.About(subject, also, lens, cancellationToken)
            : await _remembered.Part(
                (subject, lens), state.Position, () => _parts.About(subject, [], lens, cancellationToken));
    }

    /// <summary>
    /// The streams of plans, decisions and sources that a text names, with the budgets of the plans and years in it:
    /// all that commands in such a text can refer to.
    /// </summary>
    public async Task<IReadOnlyList<StreamId>> Mentioned(string text, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, SubjectTable.Model);
        var words = Slugs().Matches(text).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        var named = await _subjects.Named(words, cancellationToken);
        var streams = named.Select(s => s.Stream).ToList();
        foreach (var plan in named.Where(s => s.Kind == SubjectKind.Plan))
        {
            var budgets = await _subjects.Under(plan.Id, SubjectKind.Budget, cancellationToken);
            streams.AddRange(budgets.Where(b => words.Contains(b.Id.Split('/')[^1])).Select(b => b.Stream));
        }

        return streams;
    }

    /// <summary>The events of one stream, in order; none when there is no such stream.</summary>
    public Task<IReadOnlyList<RecordedEvent>> Events(StreamId stream, CancellationToken cancellationToken = default) =>
        _history.OfStream(stream, cancellationToken);

    /// <summary>The event at a position; null when the municipality has none there.</summary>
    public Task<RecordedEvent?> At(long position, CancellationToken cancellationToken = default) =>
        _history.At(position, cancellationToken);

    [System.Text.RegularExpressions.GeneratedRegex("[a-z0-9]+(-[a-z0-9]+)*")]
    private static partial System.Text.RegularExpressions.Regex Slugs();

    /// <summary>
    /// What else rests on decisions or sources, by kind of event; beyond <see cref="LedgerRest.MostCounted"/> events
    /// they are not counted.
    /// </summary>
    public async Task<ILookup<string, KindCount>> Together(
        IReadOnlyCollection<string> origins, Lens lens, CancellationToken cancellationToken = default)
    {
        await _tables.Reach(cancellationToken, TrailTable.Model);
        return await _parts.Together(origins, lens, cancellationToken);
    }

    private async Task<List<string>?> Elements(TrailFilter filter, CancellationToken cancellationToken) =>
        filter.Element is { } element
            ? [.. (await _subjects.Find(element, cancellationToken)).Select(s => s.Id)]
            : null;

    private async Task<LedgerSnapshot> Seen(
        IEnumerable<StreamId> streams, Lens lens, CancellationToken cancellationToken) =>
        (await Streams(streams, lens, cancellationToken)).Through(lens);
}
