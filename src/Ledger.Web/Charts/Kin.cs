using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Web.Charts;

/// <summary>
/// Indicators of other plans that count something alike: they stand under an element that declared lineage joins to the
/// element of this one, have its unit, and share the first word of what is counted. Nobody declared them the same;
/// they are shown beside it, under their own name.
/// </summary>
internal static class Kin
{
    private static readonly string[] Empty = ["aantal", "percentage", "inwoners", "jongeren", "dronten"];

    /// <summary>The kin of an indicator.</summary>
    public static IReadOnlyList<IndicatorView> Of(LedgerSnapshot ledger, IndicatorView indicator)
    {
        var plan = indicator.Id.Split('/')[0];
        var subject = ledger.Catalogue.Find(indicator.Id) is [var found, ..] ? found : null;
        var words = Words(indicator.Title);
        return subject is null
            ? []
            :
            [
                .. ledger.ElementsAbove(subject).Append(indicator.Id)
                    .SelectMany(element => LineageOf.Element(ledger, element).Nodes)
                    .Where(n => n.Plan.ToString() != plan)
                    .SelectMany(n => n.Indicators)
                    .Where(i => i.Unit == indicator.Unit && i.Unit != Unit.None && Words(i.Title).Overlaps(words))
                    .DistinctBy(i => i.Id),
            ];
    }

    private static HashSet<string> Words(string title) =>
    [
        .. title.ToLowerInvariant().Split([' ', ',', '(', ')', '%', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length > 5 && !Empty.Contains(w)),
    ];
}
