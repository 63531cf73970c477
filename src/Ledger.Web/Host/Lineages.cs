using Ledger.Domain;
using Ledger.Projections;

namespace Ledger.Web;

/// <summary>A subject that was followed over several plans.</summary>
/// <param name="Element">The element that it ends with, as <c>plan/element</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Generations">In how many plans it is found.</param>
/// <param name="From">The year of the first of those plans.</param>
/// <param name="To">The year of the last.</param>
/// <param name="Elements">How many elements are joined.</param>
public sealed record Lineage(string Element, string Title, int Generations, int From, int To, int Elements);

/// <summary>The subjects that were followed over several plans.</summary>
internal static class Lineages
{
    /// <summary>All of them, the longest first.</summary>
    public static async Task<IReadOnlyList<Lineage>> Of(
        LedgerReader ledger, Lens lens, CancellationToken cancellationToken)
    {
        var plans = ledger.Plans(lens, cancellationToken);
        var groups = Groups(await ledger.Links(lens, cancellationToken));
        var first = (await plans).ToDictionary(p => p.Id, p => p.From.FirstDay.Year);
        var titles = (await ledger.Named([.. groups.SelectMany(g => g)], cancellationToken))
            .ToDictionary(s => s.Id, s => s.Title);
        return
        [
            .. groups.Select(g => Describe(titles, g, first))
                .OrderByDescending(l => l.To - l.From).ThenByDescending(l => l.Generations)
                .ThenBy(l => l.Title, StringComparer.Ordinal),
        ];
    }

    private static Lineage Describe(
        Dictionary<string, string> titles, HashSet<string> group, Dictionary<PlanId, int> first)
    {
        int Year(string id) => first.GetValueOrDefault(PlanRef.Parse(id).Plan);
        var last = group.OrderByDescending(Year).ThenBy(id => id, StringComparer.Ordinal).First();
        return new Lineage(
            last, titles.GetValueOrDefault(last, last), group.Select(id => PlanRef.Parse(id).Plan).Distinct().Count(),
            group.Min(Year), group.Max(Year), group.Count);
    }

    // What is joined to what is joined is one group.
    private static List<HashSet<string>> Groups(IEnumerable<LineageLink> links)
    {
        var groups = new List<HashSet<string>>();
        foreach (var link in links.Where(l => l.To is not null))
        {
            var joined = groups.Where(g => g.Contains(link.From) || g.Contains(link.To!)).ToList();
            groups.RemoveAll(joined.Contains);
            groups.Add([.. joined.SelectMany(g => g), link.From, link.To!]);
        }

        return groups;
    }
}
