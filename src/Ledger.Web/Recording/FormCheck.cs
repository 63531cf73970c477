using System.Globalization;
using System.Text.RegularExpressions;
using Ledger.Domain;
using NodaTime;

namespace Ledger.Web.Recording;

/// <summary>What is wrong with a form before the ledger is asked: a plain sentence beside each field.</summary>
internal static partial class FormCheck
{
    /// <summary>The longest text that is taken in, in characters; as long as in a dossier.</summary>
    public const int Longest = 4000;

    private static readonly string[] NeedNumber =
        ["hoogstens", "minstens", "precies", "verandert", "tussen", "getal", "ongeveer"];

    /// <summary>The problems, by field; none when the form can be read.</summary>
    /// <param name="form">The form.</param>
    /// <param name="visit">The ledger that it was filled in against.</param>
    /// <param name="today">The day of recording.</param>
    public static Dictionary<string, string> Of(FilledForm form, Visit visit, LocalDate today)
    {
        var problems = new Dictionary<string, string>();
        foreach (var field in form.Kind.Fields)
        {
            if (Problem(field, form[field.Name]) is { } problem)
            {
                problems[field.Name] = problem;
            }
        }

        if (Date(form["datum"]) is { } date && date.FirstDay > today)
        {
            problems["datum"] = Words.T(
                "Deze datum ligt in de toekomst; vastgelegd wordt wat al besloten of verschenen is.");
        }

        foreach (var (field, problem) in Together(form).Concat(Meant(form, visit))
            .Where(p => !problems.ContainsKey(p.Field)))
        {
            problems[field] = problem;
        }

        return form.Kind.Fields.Where(f => problems.ContainsKey(f.Name))
            .ToDictionary(f => f.Name, f => problems[f.Name]);
    }

    /// <summary>
    /// A number as a Dutch reader writes it, with a comma before the decimals and points between thousands; a point
    /// that cannot divide thousands is taken for a comma. Null when it is none.
    /// </summary>
    public static decimal? Number(string text)
    {
        var plain = text.Replace("€", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .Replace('−', '-').TrimEnd('%');
        if (Thousands().IsMatch(plain))
        {
            plain = plain.Replace(".", "", StringComparison.Ordinal);
        }

        plain = plain.Replace(',', '.');
        return Plain().IsMatch(plain) ? decimal.Parse(plain, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>A date as a Dutch reader writes it, <c>31-12-2025</c>, or as it is kept; null if it is none.</summary>
    public static HistoricalDate? Date(string text) => DayFirst().Match(text) is { Success: true } day
        ? HistoricalDate.TryParse($"{day.Groups[3]}-{day.Groups[2].Value,2}-{day.Groups[1].Value,2}".Replace(' ', '0'))
        : HistoricalDate.TryParse(text);

    /// <summary>
    /// The lines of a budget as they were typed: a name, its side and its amount, divided by bars. A line that cannot
    /// be read has no amount.
    /// </summary>
    public static IEnumerable<(string Title, string Side, decimal? Amount)> BudgetLines(string text) =>
        BudgetRows.Read(text).Select(row => row is { Title.Length: > 0, Side: "lasten" or "baten" }
            ? (row.Title, row.Side, Number(row.Amount))
            : ($"{row}", "", null));

    private static string? Problem(FormField field, string text) => field.Kind switch
    {
        _ when text.Length == 0 && field.Need == FieldNeed.Always => Missing(field),
        _ when text.Length == 0 => null,
        _ when text.Length > Longest => Words.T("Dit is langer dan {0} tekens.", Longest),
        FieldKind.Number when Number(text) is null => Words.T("‘{0}’ is geen getal. Schrijf bijvoorbeeld 2,3.", text),
        FieldKind.Amount when Number(text) is not { } amount || amount != decimal.Round(amount, 2) =>
            Words.T("‘{0}’ is geen bedrag. Schrijf bijvoorbeeld 50.000 of 61.596,50.", text),
        FieldKind.Date when Date(text) is null => Words.T(
            "‘{0}’ is geen datum. Schrijf bijvoorbeeld 31-12-2025, of 2025.", text),
        FieldKind.Year when !Year().IsMatch(text) => Words.T("‘{0}’ is geen jaar. Schrijf bijvoorbeeld 2028.", text),
        FieldKind.BudgetLines when BudgetLines(text).FirstOrDefault(l => l.Amount is null) is
        { Title: { } line } =>
            Words.T(
                "Bij de post ‘{0}’ horen een naam, een kant en een bedrag, bijvoorbeeld 61.596.", line),
        FieldKind.Digest when !Digest().IsMatch(text) =>
            Words.T("Een vingerafdruk heeft 64 tekens: 0 tot en met 9 en a tot en met f."),
        _ => null,
    };

    private static string Missing(FormField field) => Words.T(
        field.Kind is FieldKind.Choice or FieldKind.Place ? "Kies: {0}." : "Vul in: {0}.",
        Lowered(Words.T(field.Label)));

    // What one field needs because of what another says.
    private static IEnumerable<(string Field, string Problem)> Together(FilledForm form)
    {
        if (form.IsCorrection && !form.Has("mis"))
        {
            yield return ("mis", Words.T("Zeg bij een rectificatie wat er mis was."));
        }
        else if (form.Kind.Ground == FormGround.DecisionOrCorrection && form["aard"] == "wijziging"
            && !form.Has("besluit"))
        {
            yield return ("besluit", Words.T("Kies het besluit waarop de wijziging rust."));
        }

        var asked = form["vorm"] + form["lezing"];
        if (NeedNumber.Contains(asked) && !form.Has("getal"))
        {
            yield return ("getal", Words.T("Bij ‘{0}’ hoort een getal.", Words.T(asked)));
        }

        if (asked == "tussen" && !form.Has("bovengrens"))
        {
            yield return ("bovengrens", Words.T("Bij ‘tussen’ hoort ook een bovengrens."));
        }

        if (form.Kind.Name == "herkomst" && form.Has("van") == (form["als"] == "vervallen"))
        {
            yield return ("van", form.Has("van")
                ? Words.T("Wat is vervallen, kreeg geen opvolger: laat dit leeg.")
                : Words.T("Noem het eerdere onderdeel."));
        }

        if (form.Kind.Name == "antwoord" && !form.Kind.Own.Any(f => f.IsPart && form.Has(f.Name)))
        {
            yield return (form.Kind.Own[^1].Name, Words.T("Geef op minstens één punt een antwoord."));
        }
    }

    // What words mean, the ledger says.
    private static IEnumerable<(string Field, string Problem)> Meant(FilledForm form, Visit visit)
    {
        foreach (var field in form.Kind.Fields.Where(f => f.Kind == FieldKind.Subject && form.Has(f.Name)))
        {
            var count = form.Meant.GetValueOrDefault(field.Name, []).Count;
            if (count != 1)
            {
                yield return (field.Name, count == 0
                    ? Words.T("Met ‘{0}’ is niets gevonden; probeer minder woorden.", form[field.Name])
                    : Words.T("Bij ‘{0}’ past meer dan één: kies welke u bedoelt.", form[field.Name]));
            }
        }

        if (form.IsCorrection && FormOpening.Wrong(form, visit).Length == 0)
        {
            yield return NothingToCorrect(form, visit);
        }
    }

    // Which figure is meant, its date and its scope say together.
    private static (string Field, string Problem) NothingToCorrect(FilledForm form, Visit visit)
    {
        var figures = FormFigures.Standing(form, visit).Select(FormFigures.Say).ToList();
        return figures.Count == 0
            ? ("aard", Words.T("Er is hier nog niets vastgelegd dat u kunt rectificeren."))
            : form.Has(FilledForm.Mistaken)
                ? (FilledForm.Mistaken, Words.T("Dit cijfer staat er niet meer zo. Kies het opnieuw."))
                : ("peildatum", Words.T(
                    "Van deze datum en dit bereik is niets vastgelegd. Wel van: {0}.", string.Join("; ", figures)));
    }

    private static string Lowered(string label) => char.ToLower(label[0], Dutch.Culture) + label[1..];

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^-?[0-9]{1,12}(\.[0-9]{1,6})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    [GeneratedRegex("^(18|19|20|21)[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
