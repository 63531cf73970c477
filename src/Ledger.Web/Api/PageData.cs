using Ledger.Projections;
using Microsoft.AspNetCore.Http.Extensions;

namespace Ledger.Web.Api;

/// <summary>Every view is data too: where the API has what a page shows, lens included.</summary>
internal static class PageData
{
    private static readonly (string Axis, string Key)[] Axes =
        [("geldig", Keys.Effective.Name), ("besloten", Keys.Decided.Name), ("vastgelegd", Keys.Recorded.Name)];

    /// <summary>The address of the data of a page; null when there is none.</summary>
    public static string? Of(Visit visit)
    {
        if (visit.Request.HttpContext.Response.StatusCode != 200
            || visit.Path.TrimEnd('/').Split('/') is not ["", var first, .. var rest]
            || Find(visit, first, string.Join('/', rest)) is not var (path, scope))
        {
            return null;
        }

        var query = new QueryBuilder();
        foreach (var (axis, key) in Axes.Where(a => visit.Lens.Texts.ContainsKey(a.Axis)))
        {
            query.Add(key, visit.Lens.Texts[axis]);
        }

        if (scope is not null)
        {
            query.Add("bereik", scope);
        }

        return ApiVersion.Root + path + query.ToQueryString();
    }

    private static (string Path, string? Scope)? Find(Visit visit, string first, string rest) => (first, rest) switch
    {
        ("plannen", _) when rest.EndsWith("/vergelijk", StringComparison.Ordinal) => null,
        ("plannen" or "indicatoren" or "besluiten" or "bronnen" or "rapporten", _) => (Joined(first, rest), null),
        ("begroting", _) => (Joined("begrotingen", rest), null),
        ("spoor", "") => ("/spoorregels", null),
        ("lijn", not "") => Behind(visit, rest, "herkomst"),
        ("waarom", not "") => Behind(visit, rest, "onderbouwing"),
        _ => null,
    };

    private static string Joined(string first, string rest) => rest.Length == 0 ? $"/{first}" : $"/{first}/{rest}";

    private static (string Path, string? Scope)? Behind(Visit visit, string id, string question)
    {
        if (visit.Ledger.Catalogue.Find(id).FirstOrDefault(s => s.Id == id) is not { } subject)
        {
            return null;
        }

        var parts = id.Split('/', 4);
        return subject.Kind switch
        {
            SubjectKind.Plan => ($"/plannen/{id}/{question}", null),
            SubjectKind.Element => ($"/elementen/{id}/{question}", null),
            SubjectKind.Indicator => ($"/indicatoren/{id}/{question}", null),
            SubjectKind.Target => (
                $"/streefwaarden/{string.Join('/', parts[..3])}/{question}", parts.Length > 3 ? parts[3] : null),
            SubjectKind.Budget => ($"/begrotingen/{id}/{question}", null),
            SubjectKind.BudgetLine => ($"/begrotingen/{parts[0]}/{parts[1]}/posten/{parts[2]}/{question}", null),
            SubjectKind.Decision => ($"/besluiten/{id}", null),
            _ => ($"/bronnen/{id}", null),
        };
    }
}
