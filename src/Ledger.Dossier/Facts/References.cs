using Ledger.Domain;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Looks up what is referred to, when everything has been read.</summary>
internal static class References
{
    /// <summary>Notes every reference to something that is not there.</summary>
    /// <param name="all">What has been read.</param>
    /// <param name="isElsewhere">Whether it is known from elsewhere, such as the ledger.</param>
    public static void Check(Collection all, Func<Reference, bool>? isElsewhere = null)
    {
        foreach (var reference in all.References)
        {
            if (all.Knows(reference.Kind, reference.Name) || isElsewhere?.Invoke(reference) == true)
            {
                continue;
            }

            var missing = Missing(Called(reference.Kind), Short(reference.Name));
            var near = Nearest.To(reference.Name, all.NamesOf(reference.Kind));
            all.Problems.Add(reference.At, near is null ? missing : missing + Nearest.Meant(Short(near)));
        }

        foreach (var cited in all.Cited)
        {
            CheckPlace(cited, all);
        }
    }

    private static void CheckPlace(CitedPlace cited, Collection all)
    {
        if (!all.Sources.TryGetValue(cited.Source, out var source))
        {
            // The reference itself was noted.
            return;
        }

        if (source.Text is null)
        {
            all.Problems.Add(
                cited.At, new(
                    $"De bron '{cited.Source}' is alleen genoemd (zij heeft geen tekst); haal aan wat haar noemt.",
                    $"The bron '{cited.Source}' is only mentioned (it has no tekst); cite what mentions it."));
            return;
        }

        if (source.Places.FirstOrDefault(p => p.Id == cited.Place) is not { } place)
        {
            var hint = Nearest.Hint(cited.Place, source.Places.Select(p => p.Id));
            all.Problems.Add(
                cited.At, new Sentence(
                    $"De plaats '{cited.Place}' hoort niet bij de plaatsen van '{cited.Source}'.",
                    $"The plaats '{cited.Place}' is not among the plaatsen of '{cited.Source}'.") + hint);
        }
        else if (cited.Row > (place.Rows ?? 0))
        {
            all.Problems.Add(cited.At, new(
                $"Rij {cited.Row} bestaat niet: '{cited.Place}' heeft {place.Rows ?? 0} rijen.",
                $"Row {cited.Row} does not exist: '{cited.Place}' has {place.Rows ?? 0} rijen."));
        }
    }

    private static Sentence Missing(Sentence called, string name) =>
        new($"Er is geen {called.Dutch} '{name}'.", $"There is no {called.English} '{name}'.");

    private static Sentence Called(string kind) => kind switch
    {
        "element" => new("element of indicator", "element or indicator"),
        "punt" => new("punt van het advies", "punt of the advice"),
        _ => new(kind, kind),
    };

    // Names within something larger are kept as 'larger|name'.
    private static string Short(string name) => name[(name.IndexOf('|', StringComparison.Ordinal) + 1)..];
}
