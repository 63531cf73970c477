using System.Globalization;
using System.Text;
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

    /// <summary>The subjects that hold all words in title or id; what holds them in its title comes first.</summary>
    public static IReadOnlyList<Subject> For(LedgerSnapshot ledger, string? sought)
    {
        var words = Fold(sought ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? []
            :
            [
                .. ledger.Catalogue.Subjects
                    .Select(s => (Subject: s, Rank: Rank(s, words)))
                    .Where(x => x.Rank is not null)
                    .OrderBy(x => x.Rank).ThenBy(x => Order(x.Subject.Kind)).ThenBy(x => x.Subject.Title.Length)
                    .Select(x => x.Subject),
            ];
    }

    /// <summary>What a kind of subject is called.</summary>
    public static string Say(SubjectKind kind) => kind switch
    {
        SubjectKind.Plan => "plan",
        SubjectKind.Element => "onderdeel van een plan",
        SubjectKind.Indicator => "indicator",
        SubjectKind.Target => "streefwaarde",
        SubjectKind.Budget => "begroting",
        SubjectKind.BudgetLine => "begrotingspost",
        SubjectKind.Decision => "besluit of advies",
        _ => "bron",
    };

    private static int? Rank(Subject subject, string[] words)
    {
        var title = Fold(subject.Title);
        if (Array.TrueForAll(words, w => title.Contains(w, StringComparison.Ordinal)))
        {
            return title.StartsWith(words[0], StringComparison.Ordinal) ? 0 : 1;
        }

        var all = $"{title} {subject.Id.Replace('-', ' ')}";
        return Array.TrueForAll(words, w => all.Contains(w, StringComparison.Ordinal)) ? 2 : null;
    }

    // A target or indicator is asked for more than the source that mentions it.
    private static int Order(SubjectKind kind) => kind switch
    {
        SubjectKind.Target => 0,
        SubjectKind.Indicator => 1,
        SubjectKind.Element => 2,
        SubjectKind.Plan => 3,
        SubjectKind.BudgetLine or SubjectKind.Budget => 4,
        _ => 5,
    };

    private static string Fold(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}
