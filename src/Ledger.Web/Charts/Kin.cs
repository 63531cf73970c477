using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Web.Charts;

/// <summary>
/// Indicators of other plans that count something alike, in the same unit: a contradiction names them together with
/// this one, or they stand under an element that declared lineage joins to the element of this one and share two words
/// of what is counted. Nobody declared them the same; they are shown beside it, under their own name.
/// </summary>
internal static class Kin
{
    private static readonly string[] Empty = ["aantal", "percentage", "inwoners", "jongeren", "dronten"];

    /// <summary>The kin of an indicator.</summary>
    public static IReadOnlyList<IndicatorView> Of(LedgerSnapshot ledger, IndicatorView indicator)
    {
        var plan = indicator.Id.Split('/')[0];
        if (indicator.Unit == Unit.None || ledger.Catalogue.Find(indicator.Id) is not [var subject, ..])
        {
            return [];
        }

        var words = Words(indicator.Title);
        var joined = ledger.ElementsAbove(subject).Append(indicator.Id)
            .SelectMany(element => LineageOf.Element(ledger, element).Nodes)
            .SelectMany(n => n.Indicators)
            .Where(i => Words(i.Title).Count(words.Contains) > 1);
        return
        [
            .. Named(ledger, indicator.Id).Concat(joined)
                .Where(i => i.Unit == indicator.Unit && i.Id.Split('/')[0] != plan)
                .DistinctBy(i => i.Id),
        ];
    }

    private static IEnumerable<IndicatorView> Named(LedgerSnapshot ledger, string indicator) =>
        ContradictionsOf.All(ledger.Events, Lens.Everything).Where(c => c.About.Contains(indicator))
            .SelectMany(c => c.About)
            .SelectMany(id => ledger.Catalogue.Find(id).Where(s => s.Kind == SubjectKind.Indicator))
            .SelectMany(s => PlanStanding.Through(PlanRef.Parse(s.Id).Plan, ledger.Of(s.Stream), Lens.Everything)
                .Elements.SelectMany(e => e.Indicators).Where(i => i.Id == s.Id));

    private static HashSet<string> Words(string title) =>
    [
        .. title.ToLowerInvariant().Split([' ', ',', '(', ')', '%', ':'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length > 5 && !Empty.Contains(w)),
    ];
}
