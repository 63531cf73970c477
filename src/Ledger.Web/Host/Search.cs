using Ledger.Projections;

namespace Ledger.Web;

/// <summary>What is found by words.</summary>
/// <param name="Found">The subjects, the likeliest first.</param>
/// <param name="Values">What those that are shown are worth, by their ids.</param>
/// <param name="Joined">The ids of what declared lineage joins to another plan.</param>
public sealed record SearchFindings(
    IReadOnlyList<Subject> Found, IReadOnlyDictionary<string, string> Values, IReadOnlySet<string> Joined);

/// <summary>Finds subjects by their words.</summary>
internal static class Search
{
    /// <summary>How many subjects one page of results shows.</summary>
    public const int Shown = 40;

    /// <summary>More than anybody looks through; beyond it they are not counted.</summary>
    public const int Most = 500;

    /// <summary>What an address seeks, through its lens.</summary>
    public static async Task<SearchFindings> For(Visit visit, CancellationToken cancellationToken)
    {
        var found = await visit.Reader.Search(
            visit.Asked("q") ?? "", visit.Lens.Lens, Most, cancellationToken);
        var targets = found.Take(Shown).Where(s => s.Kind == SubjectKind.Target).ToList();
        var links = await visit.Reader.Links(Domain.Lens.Everything, cancellationToken);
        return new SearchFindings(
            found, await visit.Reader.Values(targets, visit.Lens.Lens, cancellationToken),
            links.SelectMany(l => new[] { l.From, l.To ?? l.From }).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>What a kind of subject is called.</summary>
    public static string Say(SubjectKind kind) => kind switch
    {
        SubjectKind.Plan => "plan",
        SubjectKind.Element => "onderdeel",
        SubjectKind.Indicator => "indicator",
        SubjectKind.Target => "streefwaarde",
        SubjectKind.Budget => "begroting",
        SubjectKind.BudgetLine => "begrotingspost",
        SubjectKind.Decision => "besluit of advies",
        _ => "bron",
    };
}
