using System.Collections.Concurrent;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>
/// Reads the part of a ledger that a question is about: streams of its own, found through the tables, and the decisions
/// and sources that they rest on and cite. What it costs grows with that part and not with the ledger.
/// </summary>
/// <param name="tables">The tables of the municipality.</param>
/// <param name="history">Its log.</param>
internal sealed class LedgerParts(ReadTables tables, LedgerHistory history)
{
    private const int StreamsAtOnce = 4;

    private readonly SubjectQueries _subjects = new(tables);
    private readonly MentionQueries _mentions = new(tables);

    /// <summary>Streams, with the decisions and sources that they rest on and cite.</summary>
    public async Task<LedgerSnapshot> Of(
        IEnumerable<StreamId> streams, Lens lens, CancellationToken cancellationToken)
    {
        var read = new ConcurrentDictionary<StreamId, IReadOnlyList<RecordedEvent>>();
        await Read(read, streams, cancellationToken);
        return await Complete(read, lens, cancellationToken);
    }

    /// <summary>
    /// Streams, with the decisions and sources that they rest on and cite; what else rests on those is not counted.
    /// </summary>
    public async Task<LedgerSnapshot> Grounded(IEnumerable<StreamId> streams, CancellationToken cancellationToken)
    {
        var read = new ConcurrentDictionary<StreamId, IReadOnlyList<RecordedEvent>>();
        await Read(read, streams, cancellationToken);
        return await Complete(read, null, cancellationToken);
    }

    /// <summary>What a lens shows of streams, and of nothing else.</summary>
    public async Task<LedgerSnapshot> Alone(
        IEnumerable<StreamId> streams, Lens lens, CancellationToken cancellationToken)
    {
        var read = new ConcurrentDictionary<StreamId, IReadOnlyList<RecordedEvent>>();
        await Read(read, streams, cancellationToken);
        return new LedgerSnapshot(
            [.. read.Values.SelectMany(e => e).Where(e => e.IsSeenBy(lens)).OrderBy(e => e.Position)]);
    }

    /// <summary>
    /// All that is asked about one subject: its stream, what joins it over the plans, advice and doubts; and streams
    /// besides.
    /// </summary>
    public async Task<LedgerSnapshot> About(
        Subject subject, IEnumerable<StreamId> also, Lens lens, CancellationToken cancellationToken)
    {
        var read = new ConcurrentDictionary<StreamId, IReadOnlyList<RecordedEvent>>();
        await Read(read, [subject.Stream, .. Plan(subject)], cancellationToken);
        if (subject.Kind is SubjectKind.Decision or SubjectKind.Source)
        {
            await Read(read, await _mentions.Resting(subject.Id, cancellationToken), cancellationToken);
        }
        else
        {
            var said = subject.Kind is SubjectKind.Plan
                ? await _mentions.Within(PlanId.Parse(subject.Id), cancellationToken)
                : await _mentions.Joined(Things(subject, read), cancellationToken);
            var plans = said.SelectMany(m => new[] { m.Subject, m.Other }).Where(id => id.Length > 0)
                .Select(id => PlanRef.Parse(id).Plan.Stream);
            await Read(read, [.. said.Select(m => m.In), .. plans], cancellationToken);
        }

        await Read(read, also, cancellationToken);
        return await Complete(read, lens, cancellationToken);
    }

    /// <summary>The plan of a budget: its elements are what the lines serve.</summary>
    private static IEnumerable<StreamId> Plan(Subject subject) =>
        subject.Stream.Kind == "budget" ? [LedgerSnapshot.BudgetOf(subject.Stream).Plan.Stream] : [];

    private static HashSet<string> Things(
        Subject subject, ConcurrentDictionary<StreamId, IReadOnlyList<RecordedEvent>> read)
    {
        var own = new LedgerSnapshot([.. read.Values.SelectMany(e => e).OrderBy(e => e.Position)]);
        var things = own.ElementsAbove(subject).Append(subject.Id).ToHashSet(StringComparer.Ordinal);
        if (subject.Kind == SubjectKind.Target)
        {
            things.Add(string.Join('/', subject.Id.Split('/')[..2]));
        }
        else if (subject.Kind == SubjectKind.BudgetLine)
        {
            things.UnionWith(WhyChain.ServedBy(own, subject));
        }

        return things;
    }

    // What a decision is based on may cite sources that nothing else cites; then there is no more to read.
    private async Task<LedgerSnapshot> Complete(
        ConcurrentDictionary<StreamId, IReadOnlyList<RecordedEvent>> read, Lens? lens,
        CancellationToken cancellationToken)
    {
        for (var step = 0; step < 2; step++)
        {
            await Read(read, read.Values.SelectMany(e => e).SelectMany(Grounds).Distinct(), cancellationToken);
        }

        var events = read.Values.SelectMany(e => e).OrderBy(e => e.Position).ToList();
        var subjects = await _subjects.Named(
            events.SelectMany(Names).ToHashSet(StringComparer.Ordinal), cancellationToken);
        foreach (var plan in read.Keys.Where(s => s.Kind == "plan"))
        {
            subjects.AddRange(await _subjects.Under(
                ContradictionsOf.PlanOf(plan).ToString(), SubjectKind.Budget, cancellationToken));
        }

        return new LedgerSnapshot(events, new LedgerRest(
            read.Keys.ToHashSet(), subjects, lens is null ? null : await Resting(events, lens, cancellationToken)));
    }

    private async Task Read(
        ConcurrentDictionary<StreamId, IReadOnlyList<RecordedEvent>> read, IEnumerable<StreamId> streams,
        CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        streams.Distinct().Where(s => !read.ContainsKey(s)).ToList(),
        new ParallelOptions { MaxDegreeOfParallelism = StreamsAtOnce, CancellationToken = cancellationToken },
        async (stream, token) => read[stream] = await history.OfStream(stream, token));

    private static IEnumerable<StreamId> Grounds(RecordedEvent e)
    {
        if (e.By.Basis is Basis.Decided d)
        {
            yield return d.Decision.Stream;
        }

        foreach (var citation in Mention.CitationsOf(e))
        {
            yield return citation.Source.Stream;
        }

        if (e.By.Basis is Basis.Published p)
        {
            yield return p.Source.Stream;
        }
    }

    // What is named and may be in no stream that is read.
    private static IEnumerable<string> Names(RecordedEvent e) => e.Event switch
    {
        PlanEvent.LineageDeclared l => [$"{l.From}", $"{l.To}", $"{l.From.Plan}", $"{l.To?.Plan}"],
        PlanEvent.ContradictionNoted c => c.About.SelectMany(a => new[] { $"{a}", $"{a.Plan}" }),
        BudgetEvent.BudgetAdopted a => Served(e.Stream, a.Lines),
        BudgetEvent.BudgetAmended a => Served(e.Stream, a.Lines.Select(l => l.NewLine).OfType<BudgetLine>()),
        DecisionEvent.DecisionTaken t => t.Documents.Select(s => s.ToString()),
        DecisionEvent.AdviceGiven a =>
            [.. a.Documents.Select(s => s.ToString()), .. a.About.Select(p => p.ToString()),
                .. a.Ranking.SelectMany(r => new[] { $"{r.Plan}", $"{r.Plan}/{r.Element}" })],
        _ => [],
    };

    private static IEnumerable<string> Served(StreamId budget, IEnumerable<BudgetLine> lines) =>
        lines.SelectMany(l => l.Elements).Select(e => $"{LedgerSnapshot.BudgetOf(budget).Plan}/{e}");

    /// <summary>What rests on decisions or sources through a lens: how many events of each kind, most first.</summary>
    public async Task<ILookup<string, KindCount>> Together(
        IReadOnlyCollection<string> origins, Lens lens, CancellationToken cancellationToken)
    {
        var conditions = new LensConditions(lens, 3);
        return (await tables.Ask(
            $"""
             SELECT o.origin, n.action, n.events FROM unnest($2::text[]) o (origin)
             CROSS JOIN LATERAL (
                 SELECT action, count(*)::int AS events FROM (
                     SELECT action FROM ledger_read.trail
                     WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = 'trail')
                     AND tenant_id = $1 AND origin = o.origin {conditions.Sql} LIMIT {LedgerRest.MostCounted}) t
                 GROUP BY action) n
             ORDER BY n.events DESC, n.action
             """,
            [origins.ToArray(), .. conditions.Values],
            r => (r.GetString(0), new KindCount(r.GetString(1), r.GetInt32(2))), cancellationToken))
            .ToLookup(r => r.Item1, r => r.Item2);
    }

    private async Task<Dictionary<string, int>> Resting(
        List<RecordedEvent> events, Lens lens, CancellationToken cancellationToken)
    {
        var conditions = new LensConditions(lens, 3);
        var origins = events.Select(e => VersionHistory.Rests(e.By.Basis)).Distinct().ToArray();
        return (await tables.Ask(
            $"""
             SELECT o.origin, n.events FROM unnest($2::text[]) o (origin)
             CROSS JOIN LATERAL (
                 SELECT count(*)::int AS events FROM (
                     SELECT 1 FROM ledger_read.trail
                     WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = 'trail')
                     AND tenant_id = $1 AND origin = o.origin {conditions.Sql} LIMIT {LedgerRest.MostCounted}) t) n
             """,
            [origins, .. conditions.Values], r => (r.GetString(0), r.GetInt32(1)), cancellationToken))
            .ToDictionary(r => r.Item1, r => r.Item2);
    }
}
