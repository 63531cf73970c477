using Ledger.Domain;
using Ledger.Dossier;

namespace Ledger.Web.Recording;

/// <summary>Puts a refusal beside the field that it is about.</summary>
internal static class RefusalWords
{
    private static readonly Dictionary<Refusal, string> Fields = new()
    {
        [Refusal.RationaleMissing] = "reden",
        [Refusal.CitationMissing] = "vindplaats",
        [Refusal.SourceUnknown] = "vindplaats",
        [Refusal.DecisionUnknown] = "besluit",
        [Refusal.DecidedInFuture] = "besluit",
        [Refusal.EffectiveTooEarly] = "geldig",
        [Refusal.DecidedTooEarly] = "besluit",
        [Refusal.TitleMissing] = "titel",
        [Refusal.UnitDiffers] = "getal",
        [Refusal.BoundsReversed] = "bovengrens",
        [Refusal.PeriodReversed] = "tot",
        [Refusal.PlanExists] = "titel",
        [Refusal.ElementExists] = "titel",
        [Refusal.ElementUnderItself] = "onder",
        [Refusal.BudgetExists] = "jaar",
        [Refusal.BudgetLineTwice] = "titel",
        [Refusal.LineageIncomplete] = "van",
        [Refusal.TargetExists] = "jaar",
        [Refusal.WordingMissing] = "tekst",
        [Refusal.BudgetLineElsewhere] = "bedrag",
        [Refusal.AmountNotPositive] = "bedrag",
        [Refusal.AmountExceedsLine] = "bedrag",
        [Refusal.MoveBetweenSides] = "naar",
        [Refusal.DecisionExists] = "titel",
        [Refusal.SourceExists] = "titel",
    };

    /// <summary>A refusal of the ledger, in plain words.</summary>
    public static DeskAnswer.Wrong Say(Refusal refusal, string about) => new(new Dictionary<string, string>
    {
        [Fields.GetValueOrDefault(refusal, "")] = refusal == Refusal.CommandIdReused
            ? Words.T(
                "Dit formulier is al vastgelegd met een andere inhoud. Wilt u ook dit, doe het dan nog eens.")
            : about.Length > 0 && Fields.ContainsKey(refusal) ? $"{Sentence(refusal)} ({about})" : Sentence(refusal),
    });

    private static string Sentence(Refusal refusal) =>
        Language.Current == Language.English ? refusal.English : refusal.Dutch;

    /// <summary>What the reader of commands could not read.</summary>
    public static DeskAnswer.Wrong Say(IReadOnlyList<Problem> problems) => new(
        problems.GroupBy(p => Field(p.Field))
            .ToDictionary(g => g.Key, g => Words.T("Dit kan het register zo niet opnemen ({0})", g.First().Message)));

    // The last name of a path that a form has too.
    private static string Field(string path) => path.Split('.')[^1] switch
    {
        "waarde" or "hoogstens" or "minstens" or "precies" or "stijgt" or "daalt" or "blijft" => "getal",
        "tussen" or "tussen[0]" or "tussen[1]" => "bovengrens",
        "gepubliceerd" or "bron" or "plaats" => "vindplaats",
        "id" => "titel",
        var name => FormKind.All.SelectMany(k => k.Fields).Any(f => f.Name == name) ? name : "",
    };
}
