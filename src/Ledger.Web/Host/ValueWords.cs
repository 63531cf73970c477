using System.Text.RegularExpressions;
using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Projections;

namespace Ledger.Web;

/// <summary>
/// Values, scopes and kinds of the ledger in the language of who is answered. The ledger says them in Dutch; in English
/// the figures and the words of ours around them are said anew, and what holds words of a document stays as it is.
/// </summary>
public static partial class ValueWords
{
    private const string Figure = @"€ ?-?[0-9][0-9.,]*|-?[0-9][0-9.,]*( %)?( [a-z0-9. ]+)?";

    /// <summary>A target.</summary>
    public static string Say(TargetValue value) => Say(DutchWords.Say(value));

    /// <summary>A reading.</summary>
    public static string Say(Reading reading) => Say(DutchWords.Say(reading));

    /// <summary>A unit.</summary>
    public static string Say(Unit unit) => Words.T(DutchWords.Say(unit));

    /// <summary>For whom or where something holds. The name of a group or a place is a document's.</summary>
    public static string Say(Scope scope) => scope switch
    {
        Scope.Region r => Words.T("regio {0}", DutchWords.Say(new Scope.Area(r.Name))),
        Scope.AgeGroup { From: null } a => Words.T("tot en met {0} jaar", a.To),
        Scope.AgeGroup { To: null } a => Words.T("{0} jaar en ouder", a.From),
        Scope.AgeGroup a => Words.T("{0} tot en met {1} jaar", a.From, a.To),
        Scope.Both b => $"{Say(b.First)}, {Say(b.Second)}",
        _ => Words.T(DutchWords.Say(scope)),
    };

    /// <summary>The language of a scope, where it is not that of the words around it.</summary>
    public static string? LangOf(Scope scope) => scope is Scope.Area or Scope.Group or Scope.Both ? Words.Doc : null;

    /// <summary>Who decides.</summary>
    public static string Say(Body body) => Words.T(DutchWords.Say(body));

    /// <summary>Whose task it is, with its article.</summary>
    public static string The(string? body) => Words.T(body == "college" ? "het college" : "de raad");

    /// <summary>A side of a budget.</summary>
    public static string Say(Side side) => Words.T(DutchWords.Say(side));

    /// <summary>The kind of an element.</summary>
    public static string Say(ElementKind kind) => Words.T(DutchKinds.Say(kind));

    /// <summary>The kind of a plan.</summary>
    public static string Say(PlanKind kind) => Words.T(DutchKinds.Say(kind));

    /// <summary>How one element follows from another.</summary>
    public static string Say(LineageKind kind) => Words.T(DutchKinds.Say(kind));

    /// <summary>What two places disagree about.</summary>
    public static string Say(ContradictionKind kind) => Words.T(DutchKinds.Say(kind));

    /// <summary>Which way is called good.</summary>
    public static string Say(Direction direction) => Words.T(DutchKinds.Say(direction));

    /// <summary>How an event came into the ledger.</summary>
    public static string Say(Provenance provenance) => Words.T(DutchKinds.Say(provenance));

    /// <summary>A number, its decimals as they were given.</summary>
    public static string Number(decimal amount) => Anew(DutchWords.Number(amount));

    /// <summary>
    /// A value as the ledger says it: <c>hoogstens 2,3 %</c>, <c>tussen 6 en 8</c>. One that holds words of a document
    /// is left as it is.
    /// </summary>
    public static string Say(string value) => Said(value) ?? value;

    /// <summary>The language of a target, where it is not that of the words around it.</summary>
    public static string? LangOf(TargetValue value) => LangOf(DutchWords.Say(value));

    /// <summary>The language of a reading, where it is not that of the words around it.</summary>
    public static string? LangOf(Reading reading) => LangOf(DutchWords.Say(reading));

    /// <summary>The language in which a value is said, where it is not that of the words around it.</summary>
    public static string? LangOf(string? value) => value is null || Said(value) is not null ? null : Words.Doc;

    private static string? Said(string value)
    {
        if (Language.Current == Language.Dutch || value.Length == 0)
        {
            return value;
        }

        if (Language.Current.Has(value))
        {
            return Words.T(value);
        }

        var match = Values().Match(value);
        var figures = match.Groups["getal"].Captures.Select(c => c.Value).ToList();
        return match.Success && figures.All(IsFigure)
            ? Words.T(Pattern(match), [.. figures.Select(Figured)])
            : null;
    }

    // The words around the figures, with places for them: "tussen {0} en {1}".
    private static string Pattern(Match match) =>
        match.Groups["getal"].Captures.Select((c, i) => (c, i)).Reverse().Aggregate(
            match.Value, (text, f) => $"{text[..f.c.Index]}{{{f.i}}}{text[(f.c.Index + f.c.Length)..]}");

    // A unit after a figure is a word of ours too, or it is none.
    private static bool IsFigure(string figure) =>
        Unit(figure) is not { Length: > 0 } unit || Language.Current.Has(unit);

    private static string Figured(string figure) => Unit(figure) is { Length: > 0 } unit
        ? $"{Anew(figure[..^unit.Length])}{Words.T(unit)}"
        : Anew(figure);

    private static string Unit(string figure) => Units().Match(figure).Groups[1].Value;

    // Points divide thousands in Dutch, and a comma the decimals.
    private static string Anew(string number) => Language.Current == Language.Dutch ? number : string.Concat(
        number.Select(c => c switch { '.' => ',', ',' => '.', _ => c }))
        .Replace(" %", "%", StringComparison.Ordinal);

    [GeneratedRegex(
        "^tussen (?<getal>" + Figure + ") en (?<getal>" + Figure + ")$"
        + "|^(?<getal>" + Figure + ") tot (?<getal>" + Figure + ")$"
        + "|^(?<getal>[+-]?[0-9][0-9.,]* %) ten opzichte van de nulmeting$"
        + "|^(?:(?:hoogstens|minstens|ongeveer|blijft|stijgt met|daalt met) )?(?<getal>" + Figure + ")$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Values();

    [GeneratedRegex("[0-9](?: %)? ([a-z0-9. ]*[a-z][a-z0-9. ]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Units();
}
