namespace Ledger.Projections;

/// <summary>Years without a source.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record GapView(int From, int To);

/// <summary>The years of the history that no document speaks for. They are shown, never filled in.</summary>
public static class GapYears
{
    /// <summary>
    /// The gaps between the first and the last year of all plans. A year is covered when a plan of which the document
    /// itself is there runs in it, or began in it as a concept.
    /// </summary>
    public static IReadOnlyList<GapView> Of(LedgerSnapshot ledger) => Of(PlanList.Of(ledger));

    /// <summary>The gaps between the first and the last year of these plans.</summary>
    public static IReadOnlyList<GapView> Of(IReadOnlyList<PlanListItem> plans)
    {
        if (plans.Count == 0)
        {
            return [];
        }

        var covered = plans.Where(p => !p.ByReferenceOnly).SelectMany(Years).ToHashSet();
        var all = plans.SelectMany(Years).ToList();
        var gaps = new List<GapView>();
        for (var year = all.Min(); year <= all.Max(); year++)
        {
            if (covered.Contains(year))
            {
                continue;
            }

            if (gaps.Count > 0 && gaps[^1].To == year - 1)
            {
                gaps[^1] = gaps[^1] with { To = year };
            }
            else
            {
                gaps.Add(new GapView(year, year));
            }
        }

        return gaps;
    }

    private static IEnumerable<int> Years(PlanListItem plan)
    {
        var first = plan.From.FirstDay.Year;
        var last = (plan.To ?? plan.From).LastDay.Year;
        return Enumerable.Range(first, last - first + 1);
    }
}
