using Ledger.Domain.Sources;
using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>What the choices of a form are.</summary>
internal static class FormChoices
{
    private static readonly (string, string)[] Forms =
    [
        ("hoogstens", "hoogstens"), ("minstens", "minstens"), ("precies", "precies"), ("tussen", "tussen … en …"),
        ("stijgt", "stijgt (met, of zonder getal)"), ("daalt", "daalt (met, of zonder getal)"),
        ("blijft", "blijft gelijk, of op een getal"), ("verandert", "verandert met … % van de nulmeting"),
        ("kwalitatief", "alleen in woorden"), ("nader_te_bepalen", "nog te bepalen"),
    ];

    private static readonly (string, string)[] Bodies =
    [
        ("raad", "raad"), ("college", "college"), ("burgemeester", "burgemeester"), ("adviesraad", "adviesraad"),
        ("regio", "regio"), ("provincie", "provincie"), ("rijk", "rijk"), ("organisatie", "organisatie"),
    ];

    private static readonly string[] DecisionKinds =
    [
        "vaststelling", "wijziging", "kennisneming", "concept", "opdracht", "convenant", "subsidie", "aanstelling",
        "start", "afronding", "wet", "overig",
    ];

    private static readonly string[] SourceKinds =
    [
        "besluit", "raadsinformatiebrief", "raadsbrief", "brief", "notitie", "advies", "begroting", "jaarstuk",
        "voortgangsrapportage", "uitvoeringsprogramma", "themaplan", "beleidskader", "beleidsplan", "agenda", "visie",
        "onderzoek", "statistiek", "webpagina", "convenant", "verordening", "wet", "akkoord", "overig",
    ];

    /// <summary>The choices of a field: what is sent, and what is read.</summary>
    public static IEnumerable<(string Value, string Text)> Of(FormField field, FilledForm form, Visit visit) =>
        (form.Kind.Name, field.Name) switch
        {
            (_, "vorm") => Forms,
            (_, "aard") => [("wijziging", "een wijziging, op grond van een besluit"),
                ("rectificatie", "een rectificatie: een invoerfout hersteld, het beleid bleef gelijk")],
            (_, "besluit") => Decisions(visit),
            (_, "naar") => Lines(form, visit),
            (_, "orgaan") => Bodies,
            ("besluit", "als") => DecisionKinds.Select(k => (k, k)),
            _ => SourceKinds.Select(k => (k, k.Replace('-', ' '))),
        };

    // The newest first: what is recorded now rests on what was decided lately.
    private static IEnumerable<(string, string)> Decisions(Visit visit) => visit.Decisions.Where(d => !d.IsAdvice)
        .OrderByDescending(d => d.Date.FirstDay)
        .Select(d => ($"{d.Id}", $"{d.Date.ToDutch()}, {DutchWords.Say(d.Body)}: {d.Title}"));

    /// <summary>
    /// The places that can be cited, by document. A source that is only mentioned by another has none: its text is not
    /// there.
    /// </summary>
    public static IEnumerable<(string Document, IEnumerable<(string Value, string Text)> Places)> Places(Visit visit) =>
        visit.Sources.Where(s => s.Places.Count > 0)
            .OrderBy(s => s.Title, StringComparer.Create(Dutch.Culture, ignoreCase: true))
            .Select(s => (s.Title, s.Places.Select(p => ($"{s.Id}|{p.Id}", Place(p)))));

    private static string Place(SourcePlace place) =>
        place.Heading.StartsWith(place.Id.TrimStart('§'), StringComparison.Ordinal) || place.Heading == place.Id
            ? place.Heading
            : $"{place.Id}: {place.Heading}";

    private static IEnumerable<(string, string)> Lines(FilledForm form, Visit visit) => form.Subject is { } from
        ? visit.Standing(LedgerSnapshot.BudgetOf(from.Stream)).Lines.Where(l => l.Id != from.Id)
            .Select(l => (l.Id.Split('/')[^1], $"{l.Title} ({(l.Current is { } has ? Dutch.Say(has) : "elders")})"))
        : [];
}
