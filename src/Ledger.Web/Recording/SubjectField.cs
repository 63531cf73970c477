using Ledger.Domain;
using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>A field in which one names something that the ledger has, by words of its title.</summary>
internal static class SubjectField
{
    /// <summary>
    /// The form with what its words may mean: the thing itself when they are its id, else all that they fit.
    /// </summary>
    public static async Task<FilledForm> Read(
        FilledForm form, LedgerReader reader, CancellationToken cancellationToken)
    {
        var meant = new Dictionary<string, IReadOnlyList<Subject>>();
        foreach (var field in form.Kind.Own.Where(f => f.Kind == FieldKind.Subject && form.Has(f.Name)))
        {
            var text = form[field.Name];
            var exact = (await reader.Find(text, cancellationToken)).Where(s => s.Id == text).ToList();
            var found = exact.Count > 0
                ? exact
                : await reader.Search(text, Lens.Everything, Search.Most, cancellationToken);
            meant[field.Name] = [.. found.Where(s => Fits(s, field, form))];
        }

        return form with { Meant = meant };
    }

    /// <summary>The id of the one thing that a checked form names.</summary>
    public static string Id(string name, FilledForm form) => form.Meant[name][0].Id;

    private static bool Fits(Subject subject, FormField field, FilledForm form) => field.Among switch
    {
        "bron" => subject.Kind == SubjectKind.Source && subject.Id != form.Subject?.Id,
        "in-plan" => subject.Kind is SubjectKind.Element or SubjectKind.Indicator
            && subject.Id.StartsWith(form.Subject!.Id + "/", StringComparison.Ordinal),
        _ => subject.Kind == SubjectKind.Element && subject.Stream != form.Subject!.Stream,
    };
}
