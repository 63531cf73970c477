using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Domain;
using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>
/// Says a form that <see cref="FormCheck"/> finds nothing wrong with in the words of <c>ledger record</c>: what is
/// typed on a page and what stands in a file come into the ledger by one door.
/// </summary>
internal static class FormCommand
{
    // What is typed stays as it is: this is read by our own reader, and never part of a page.
    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file that says the same.</summary>
    /// <param name="form">The form.</param>
    /// <param name="visit">The ledger that it was filled in against.</param>
    public static string Of(FilledForm form, Visit visit)
    {
        var command = new JsonObject
        {
            ["soort"] = form.Kind.Command,
            ["kenmerk"] = $"formulier/{form[FilledForm.Mark]}",
        };

        // The budget of a year that was not adopted yet has no version to rest on.
        if (form.Subject is not null && form.Kind.Name != "begroting")
        {
            command["versie"] = long.Parse(form[FilledForm.Version], CultureInfo.InvariantCulture);
        }

        Name(form, visit, command);
        foreach (var field in form.Kind.Own.Where(f => !f.IsPart && form.Has(f.Name)))
        {
            command[field.Name] = Value(field, form, visit);
        }

        FormParts.Compose(form, visit, command);
        Account(form, visit, command);
        return new JsonObject { ["opdrachten"] = new JsonArray(command) }.ToJsonString(Json);
    }

    /// <summary>The id that something new gets: readable, of what was typed.</summary>
    public static string NewId(params IEnumerable<string?> words) =>
        Slug.Of(string.Join(' ', words.Where(w => !string.IsNullOrEmpty(w)))).Value;

    /// <summary>A place that was chosen, as a file says it.</summary>
    public static JsonObject Place(string chosen, string quote = "")
    {
        var place = new JsonObject();
        var (source, locator) = chosen.Split('|', 2) is [var document, var at] ? (document, at) : ("", "");
        Put(place, ("bron", source), ("plaats", locator), ("tekst", quote));
        return place;
    }

    /// <summary>Puts what is said under its keys; what is not said has none.</summary>
    public static void Put(JsonObject command, params IEnumerable<(string Key, string Value)> fields)
    {
        foreach (var (key, value) in fields.Where(f => f.Value.Length > 0))
        {
            command[key] = value;
        }
    }

    /// <summary>A date of a form as it is kept.</summary>
    public static string Date(FilledForm form, string field) => FormCheck.Date(form[field])?.ToString() ?? "";

    // What it is about, by the parts of its id.
    private static void Name(FilledForm form, Visit visit, JsonObject command)
    {
        if (form.Subject is not { } subject)
        {
            return;
        }

        foreach (var (key, part) in Keys(form.Kind).Zip(subject.Id.Split('/')).Where(k => k.First.Length > 0))
        {
            command[key] = key == "jaar" ? int.Parse(part, CultureInfo.InvariantCulture) : part;
        }

        if (subject.Kind == SubjectKind.Target
            && visit.Standing(PlanId.Parse(subject.Id.Split('/')[0])).Elements.SelectMany(e => e.Indicators)
                .SelectMany(i => i.Targets).FirstOrDefault(t => t.Id == subject.Id) is { } target)
        {
            Put(command, ("bereik", target.Scope.ToString()));
            if (target.Horizon is { } year)
            {
                command["jaar"] = year;
            }
        }
    }

    private static string[] Keys(FormKind kind) => kind.About switch
    {
        _ when kind.Name == "herkomst" => [],
        SubjectKind.Target or SubjectKind.Indicator => ["plan", "indicator"],
        SubjectKind.Element => ["plan", "element"],
        SubjectKind.Plan => ["plan"],
        SubjectKind.Budget => ["begroting", "jaar"],
        SubjectKind.BudgetLine => ["begroting", "jaar", kind.Name == "verschuiving" ? "van" : "post"],
        SubjectKind.Decision => ["advies"],
        _ => ["bron"],
    };

    private static JsonNode Value(FormField field, FilledForm form, Visit visit) => field.Kind switch
    {
        FieldKind.Number => JsonValue.Create(FormCheck.Number(form[field.Name])!.Value),
        FieldKind.Amount => JsonValue.Create(
            FormAmounts.Recorded(form, FormCheck.Number(form[field.Name])!.Value, visit)),
        FieldKind.Year => int.Parse(form[field.Name], CultureInfo.InvariantCulture),
        FieldKind.Date => Date(form, field.Name),
        _ => form[field.Name],
    };

    private static void Account(FilledForm form, Visit visit, JsonObject command)
    {
        Put(command, ("reden", form["reden"]));
        if (form.Has("vindplaats"))
        {
            command["vindplaats"] = Place(form["vindplaats"], form["citaat"]);
        }

        if (form.IsCorrection)
        {
            command["rectificeert"] = new JsonObject
            {
                ["gebeurtenis"] = FormOpening.Wrong(form, visit),
                ["waarom"] = form["mis"],
            };
        }
        else if (form.Kind.Ground is FormGround.Publication or FormGround.PublicationOrCorrection)
        {
            Put(command, ("gepubliceerd", form["vindplaats"].Split('|')[0]));
        }
        else
        {
            Put(command, ("besluit", form["besluit"]), ("geldig", Date(form, "geldig")));
        }
    }
}
