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
    private const string WholeText = "geheel";

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
        if (form.Subject is not null)
        {
            command["versie"] = long.Parse(form[FilledForm.Version], CultureInfo.InvariantCulture);
        }

        Say(form, visit, command);
        Account(form, command);
        return new JsonObject { ["opdrachten"] = new JsonArray(command) }.ToJsonString(Json);
    }

    /// <summary>The id that a decision or source of a form gets: readable, of its date and title.</summary>
    public static string NewId(FilledForm form) => Slug.Of(
        $"{form["orgaan"]} {FormCheck.Date(form["datum"])} {form["titel"]}").Value;

    private static void Say(FilledForm form, Visit visit, JsonObject command)
    {
        switch (form.Kind.About)
        {
            case SubjectKind.Target or SubjectKind.Indicator:
                SayOfIndicator(form, visit, command);
                break;
            case SubjectKind.Element:
                Put(command, ("plan", Part(form, 0)), ("element", Part(form, 1)), ("titel", form["titel"]),
                    ("nummer", form["nummer"]), ("toelichting", form["toelichting"]));
                break;
            case SubjectKind.BudgetLine:
                Put(command, ("begroting", Part(form, 0)), ("titel", form["titel"]), ("naar", form["naar"]),
                    (form.Kind.Name == "verschuiving" ? "van" : "post", Part(form, 2)));
                command["jaar"] = int.Parse(Part(form, 1), CultureInfo.InvariantCulture);
                command["bedrag"] = FormCheck.Number(form["bedrag"]);
                break;
            default:
                Put(command, ("id", NewId(form)), ("orgaan", form["orgaan"]), ("als", form["als"]),
                    ("datum", Date(form, "datum")), ("titel", form["titel"]), ("uitgever", form["uitgever"]),
                    ("nummer", form["nummer"]), ("url", form["url"]));
                break;
        }
    }

    private static void SayOfIndicator(FilledForm form, Visit visit, JsonObject command)
    {
        Put(command, ("plan", Part(form, 0)), ("indicator", Part(form, 1)), ("tekst", form["tekst"]),
            ("peildatum", Date(form, "peildatum")));
        command["waarde"] = form.Kind.Name == "meting"
            ? JsonValue.Create(FormCheck.Number(form["waarde"])!.Value)
            : Target(form);
        var target = visit.Standing(PlanId.Parse(Part(form, 0))).Elements.SelectMany(e => e.Indicators)
            .SelectMany(i => i.Targets).FirstOrDefault(t => t.Id == form.Subject!.Id);
        var year = target is null && form.Has("jaar")
            ? int.Parse(form["jaar"], CultureInfo.InvariantCulture)
            : target?.Horizon;
        if (year is { } horizon)
        {
            command["jaar"] = horizon;
        }

        if (target is not null)
        {
            command["bereik"] = target.Scope.ToString();
        }
    }

    private static string Part(FilledForm form, int index) => form.Subject!.Id.Split('/')[index];

    private static JsonObject Target(FilledForm form)
    {
        var number = form.Has("getal") ? JsonValue.Create(FormCheck.Number(form["getal"])!.Value) : null;
        return new JsonObject
        {
            [form["vorm"]] = form["vorm"] switch
            {
                "tussen" => new JsonArray(number, FormCheck.Number(form["tot"])),
                "stijgt" or "daalt" => number ?? (JsonNode)"onbepaald",
                "blijft" => number ?? (JsonNode)"gelijk",
                "kwalitatief" or "nader_te_bepalen" => form["tekst"],
                _ => number,
            },
        };
    }

    private static void Account(FilledForm form, JsonObject command)
    {
        Put(command, ("reden", form["reden"]));
        if (form.Has("sha256"))
        {
            // A document that is taken in is its own citation.
            command["tekst"] = new JsonObject { ["sha256"] = form["sha256"] };
            command["plaatsen"] = new JsonArray([.. Places(form["plaatsen"])]);
            return;
        }

        var place = new JsonObject();
        var (source, locator) = form["vindplaats"].Split('|', 2) is [var document, var at] ? (document, at) : ("", "");
        Put(place, ("bron", source), ("plaats", locator), ("tekst", form["citaat"]));
        command["vindplaats"] = place;
        if (form.IsCorrection)
        {
            command["rectificeert"] = new JsonObject
            {
                ["gebeurtenis"] = form[FilledForm.Corrected],
                ["waarom"] = form["mis"],
            };
        }
        else if (form.Kind.Ground == FormGround.Publication)
        {
            Put(command, ("gepubliceerd", source));
        }
        else
        {
            Put(command, ("besluit", form["besluit"]), ("geldig", Date(form, "geldig")));
        }
    }

    // A document that names no places is one place.
    private static IEnumerable<JsonNode> Places(string lines) => lines.Split('\n').Select(l => l.Trim())
        .Where(l => l.Length > 0).Prepend(WholeText).Distinct()
        .Select(l => new JsonObject { ["id"] = l, ["kop"] = l });

    private static string Date(FilledForm form, string field) => FormCheck.Date(form[field])?.ToString() ?? "";

    private static void Put(JsonObject command, params IEnumerable<(string Key, string Value)> fields)
    {
        foreach (var (key, value) in fields.Where(f => f.Value.Length > 0))
        {
            command[key] = value;
        }
    }
}
