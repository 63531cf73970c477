using System.Globalization;
using System.Text;
using Ledger.Projections;

namespace Ledger.Web;

/// <summary>Finds subjects by their words.</summary>
internal static class Search
{
    /// <summary>How many subjects one page of results shows.</summary>
    public const int Shown = 40;

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
