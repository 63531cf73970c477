using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>The predecessors and successors of an element over the generations.</summary>
/// <param name="Nodes">The elements, by the first day of their plan.</param>
/// <param name="Links">How one follows from another.</param>
public sealed record LineageView(IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageLink> Links);

/// <summary>An element in a lineage.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Plan">The plan.</param>
/// <param name="PlanTitle">The title of the plan.</param>
/// <param name="From">The first day of the plan.</param>
/// <param name="To">The last day of the plan.</param>
/// <param name="Indicators">Its indicators, with their values; those of the elements under it too.</param>
public sealed record LineageNode(
    string Id, string Title, PlanId Plan, string PlanTitle, HistoricalDate? From, HistoricalDate? To,
    IReadOnlyList<IndicatorView> Indicators);

/// <summary>A link in a lineage.</summary>
/// <param name="From">The earlier element.</param>
/// <param name="To">The later; null when it was discontinued.</param>
/// <param name="Kind">How the one follows from the other.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Citations">Where that is written.</param>
public sealed record LineageLink(
    string From, string? To, LineageKind Kind, string Rationale, IReadOnlyList<Citation> Citations);

/// <summary>A link, and where it was declared.</summary>
/// <param name="Position">The position of the event.</param>
/// <param name="Link">The link.</param>
internal sealed record DeclaredLink(long Position, LineageLink Link);

/// <summary>Follows the lineage of elements.</summary>
public static class LineageOf
{
    /// <summary>Everything that is joined to an element by declared lineage, in either direction.</summary>
    public static LineageView Element(LedgerSnapshot ledger, string element)
    {
        var all = Links(ledger);
        var reached = new HashSet<string>(StringComparer.Ordinal) { element };
        var front = new Queue<string>(reached);
        while (front.TryDequeue(out var at))
        {
            var next = all.Where(l => l.From == at && l.To is not null).Select(l => l.To!)
                .Concat(all.Where(l => l.To == at).Select(l => l.From));
            foreach (var id in next.Where(reached.Add))
            {
                front.Enqueue(id);
            }
        }

        var nodes = reached.GroupBy(id => PlanRef.Parse(id).Plan).SelectMany(g => Nodes(ledger, g.Key, g))
            .OrderBy(n => n.From?.FirstDay).ThenBy(n => n.Id, StringComparer.Ordinal);
        return new LineageView([.. nodes], [.. all.Where(l => reached.Contains(l.From))]);
    }

    /// <summary>All declared lineage, in order of declaration; what was declared again counts once.</summary>
    public static IReadOnlyList<LineageLink> Links(LedgerSnapshot ledger) => Joined([In(ledger.Events)]);

    /// <summary>What the plans declared, in order of declaration; what was declared again counts once.</summary>
    internal static IReadOnlyList<LineageLink> Joined(IEnumerable<IReadOnlyList<DeclaredLink>> declared) =>
    [
        .. declared.SelectMany(d => d).OrderBy(d => d.Position)
            .DistinctBy(d => (d.Link.From, d.Link.To, d.Link.Kind)).Select(d => d.Link),
    ];

    /// <summary>What a plan declares.</summary>
    internal static Summary<IReadOnlyList<DeclaredLink>> Declared { get; } = new(
        "lineage", ["plan"], plan => In(plan.Events) is { Count: > 0 } declared ? declared : null);

    private static List<DeclaredLink> In(IEnumerable<RecordedEvent> events) =>
    [
        .. events.Where(e => e.Event is PlanEvent.LineageDeclared)
            .Select(e => (Recorded: e, Declared: (PlanEvent.LineageDeclared)e.Event))
            .Select(x => new DeclaredLink(x.Recorded.Position, new LineageLink(
                x.Declared.From.ToString(), x.Declared.To?.ToString(), x.Declared.Kind, x.Recorded.By.Rationale,
                x.Recorded.By.Citations))),
    ];

    private static IEnumerable<LineageNode> Nodes(LedgerSnapshot ledger, PlanId plan, IEnumerable<string> ids)
    {
        var view = PlanStanding.Through(plan, ledger.Of(plan.Stream), Lens.Everything);
        return ids.Select(id => new LineageNode(
            id, ledger.Catalogue.TitleOf(id), plan, view.Title ?? plan.ToString(), view.From, view.To,
            [.. Under(view, id).SelectMany(e => e.Indicators)]));
    }

    private static IEnumerable<ElementView> Under(PlanView view, string id)
    {
        var under = new HashSet<string>(StringComparer.Ordinal) { id };
        foreach (var element in view.Elements)
        {
            if (element.Id == id || (element.Parent is { } parent && under.Contains(parent)))
            {
                under.Add(element.Id);
                yield return element;
            }
        }
    }
}
