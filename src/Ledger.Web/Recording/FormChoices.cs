using System.Diagnostics;
using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Dossier;
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

    private static readonly (string, string)[] Readings =
    [
        ("getal", "een getal"), ("ongeveer", "ongeveer een getal"), ("tussen", "tussen … en …"),
        ("niet_gemeten", "niet gemeten"), ("elders", "wordt elders gemeten"),
    ];

    private const string PutRight = "een rectificatie: een invoerfout hersteld, het beleid bleef gelijk";

    /// <summary>The choices of a field: what is sent, and what is read.</summary>
    public static IEnumerable<(string Value, string Text)> Of(FormField field, FilledForm form, Visit visit) =>
        (field.Among ?? field.Name) switch
        {
            "vorm" => Forms,
            "lezing" => Readings,
            "aard" => [("wijziging", "een wijziging, op grond van een besluit"), ("rectificatie", PutRight)],
            "aard-cijfer" => [("publicatie", "een cijfer dat is gepubliceerd"), ("rectificatie", PutRight)],
            "besluit" => Decisions(visit),
            "naar" => Lines(form, visit),
            "bereik" => Scopes(form, visit),
            FilledForm.Mistaken => FormFigures.Standing(form, visit)
                .Select(f => (FormFigures.Key(f), $"{FormFigures.Say(f)}: {ValueWords.Say(f.Value)}")),
            "onder" => Elements(form, visit),
            "over" => visit.Plans.Select(p => (p.Id.ToString(), p.Title)),
            var words => Kept(words).Select(w => (w, w.Replace('-', ' '))),
        };

    // All that a figure or a target of the same plan is about, and the two that every indicator may have.
    private static IEnumerable<(string, string)> Scopes(FilledForm form, Visit visit)
    {
        var indicators = visit.Standing(PlanId.Parse(form.Subject!.Id.Split('/')[0])).Elements
            .SelectMany(e => e.Indicators).ToList();
        return new[] { Scope.WholeMunicipality, Scope.Parse("landelijk") }
            .Concat(indicators.SelectMany(i => i.Baselines.Concat(i.Measurements)).Select(r => r.Scope))
            .Concat(indicators.SelectMany(i => i.Targets).Select(t => t.Scope)).Distinct()
            .Select(s => (s.ToString(), ValueWords.Say(s)));
    }

    private static IReadOnlyList<string> Kept(string name) => name switch
    {
        "orgaan" => DossierWords.Bodies,
        "soort-besluit" => DossierWords.DecisionKinds,
        "soort-plan" => DossierWords.PlanKinds,
        "soort-onderdeel" => DossierWords.ElementKinds,
        "soort-herkomst" => DossierWords.LineageKinds,
        "soort-tegenstrijdigheid" => DossierWords.ContradictionKinds,
        "soort-bron" => DossierWords.SourceKinds,
        "eenheid" => DossierWords.Units,
        "richting" => DossierWords.Directions,
        "kant" => DossierWords.Sides,
        "aard-post" => DossierWords.Terms,
        _ => throw new UnreachableException($"Unhandled choice {name}."),
    };

    // In the order of the plan, as deep as they stand.
    private static IEnumerable<(string, string)> Elements(FilledForm form, Visit visit) =>
        visit.Standing(PlanId.Parse(form.Subject!.Id.Split('/')[0])).Elements.Where(e => e.Id != form.Subject.Id)
            .Select(e => (e.Id.Split('/')[1],
                $"{new string('\u2003', e.Depth)}{ValueWords.Say(e.Kind)} {e.Number} {e.Title}"));

    // The newest first: what is recorded now rests on what was decided lately.
    private static IEnumerable<(string, string)> Decisions(Visit visit) => visit.Decisions.Where(d => !d.IsAdvice)
        .OrderByDescending(d => d.Date.FirstDay)
        .Select(d => ($"{d.Id}", $"{d.Date.Said()}, {ValueWords.Say(d.Body)}: {d.Title}"));

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
            .Select(l => (
                l.Id.Split('/')[^1], $"{l.Title} ({(l.Current is { } has ? Words.Say(has) : Words.T("elders"))})"))
        : [];
}
