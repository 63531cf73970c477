using System.Globalization;
using System.Text.Json.Nodes;

namespace Ledger.Web.Recording;

/// <summary>What several fields of a form say together, under one key of a command.</summary>
internal static class FormParts
{
    private static readonly string[] TwoPlaces = ["1", "2"];

    private const string WholeText = "geheel";

    /// <summary>Adds it to a command.</summary>
    public static void Compose(FilledForm form, Visit visit, JsonObject command)
    {
        switch (form.Kind.Name)
        {
            case "streefwaarde" or "nieuwe-streefwaarde":
                command["waarde"] = Target(form);
                break;
            case "meting" or "nulmeting":
                command["waarde"] = Reading(form);
                break;
            case "plan":
                command["id"] = FormCommand.NewId(
                    form["titel"], FormCheck.Date(form["van"])?.FirstDay.Year.ToString(CultureInfo.InvariantCulture),
                    FormCheck.Date(form["tot"])?.LastDay.Year.ToString(CultureInfo.InvariantCulture));
                break;
            case "uitvoering":
                command["uitvoering"] = Schedule(form);
                break;
            case "herkomst":
                Lineage(form, command);
                break;
            case "tegenstrijdigheid":
                Contradiction(form, visit, command);
                break;
            case "begroting":
                Budget(form, command);
                break;
            case "post":
                command["post"] = FormCommand.NewId(form["titel"]);
                break;
            default:
                Papers(form, command);
                break;
        }
    }

    private static void Papers(FilledForm form, JsonObject command)
    {
        switch (form.Kind.Name)
        {
            case "besluit" or "advies" or "bron":
                command["id"] = FormCommand.NewId(
                    form["orgaan"], FormCheck.Date(form["datum"])?.ToString(), form["titel"]);
                break;
            case "bron-vervangen":
                command["door"] = SubjectField.Id("door", form);
                break;
        }

        if (form.Kind.Name == "bron")
        {
            // A document that is taken in is its own citation.
            command["tekst"] = new JsonObject { ["sha256"] = form["sha256"] };
            command["plaatsen"] = new JsonArray(
                [.. Lines(form["plaatsen"]).Prepend(WholeText).Distinct()
                    .Select(l => new JsonObject { ["id"] = l, ["kop"] = l })]);
        }
        else if (form.Kind.Name is "besluit" or "advies")
        {
            command["documenten"] = new JsonArray(form["vindplaats"].Split('|')[0]);
        }

        Advice(form, command);
    }

    private static void Advice(FilledForm form, JsonObject command)
    {
        if (form.Kind.Name == "advies")
        {
            command["over"] = new JsonArray([.. Lines(form["over"]).Select(p => JsonValue.Create(p))]);
            command["punten"] = new JsonArray(
                [.. Lines(form["punten"]).Select((p, i) => new JsonObject
                {
                    ["id"] = string.Create(CultureInfo.InvariantCulture, $"punt-{i + 1}"),
                    ["titel"] = p,
                    ["vindplaats"] = FormCommand.Place(form["vindplaats"]),
                })]);
        }
        else if (form.Kind.Name == "antwoord")
        {
            command["document"] = form["vindplaats"].Split('|')[0];
            command["punten"] = new JsonArray(
                [.. form.Kind.Own.Where(f => f.IsPart && form.Has(f.Name)).Select(f => new JsonObject
                {
                    ["op"] = f.Name["op-".Length..],
                    ["titel"] = form[f.Name],
                    ["vindplaats"] = FormCommand.Place(form["vindplaats"]),
                })]);
        }
    }

    private static JsonObject Target(FilledForm form)
    {
        var number = Number(form, "getal");
        return new JsonObject
        {
            [form["vorm"]] = form["vorm"] switch
            {
                "tussen" => new JsonArray(number, Number(form, "bovengrens")),
                "stijgt" or "daalt" => (JsonNode?)number ?? "onbepaald",
                "blijft" => (JsonNode?)number ?? "gelijk",
                "kwalitatief" or "nader_te_bepalen" => form["tekst"],
                _ => number,
            },
        };
    }

    private static JsonNode? Reading(FilledForm form) => form["lezing"] switch
    {
        "ongeveer" => new JsonObject { ["ongeveer"] = Number(form, "getal") },
        "tussen" => new JsonObject { ["van"] = Number(form, "getal"), ["tot"] = Number(form, "bovengrens") },
        "niet_gemeten" or "elders" => new JsonObject { [form["lezing"]] = form["tekst"] },
        _ => Number(form, "getal"),
    };

    private static JsonObject Schedule(FilledForm form)
    {
        var schedule = new JsonObject();
        FormCommand.Put(
            schedule, ("verantwoordelijke", form["verantwoordelijke"]), ("wanneer", form["wanneer"]),
            ("van", FormCommand.Date(form, "van")), ("tot", FormCommand.Date(form, "tot")));
        if (form.Has("partners"))
        {
            schedule["partners"] = new JsonArray([.. Lines(form["partners"]).Select(p => JsonValue.Create(p))]);
        }

        return schedule;
    }

    // What was dropped is said of itself; what goes on is said of its successor.
    private static void Lineage(FilledForm form, JsonObject command)
    {
        if (form["als"] == "vervallen")
        {
            command["van"] = form.Subject!.Id;
            return;
        }

        command["van"] = SubjectField.Id("van", form);
        command["naar"] = form.Subject!.Id;
    }

    // It was known when the later of the two documents was there.
    private static void Contradiction(FilledForm form, Visit visit, JsonObject command)
    {
        var places = TwoPlaces.Select(n => (Says: form[$"zegt-{n}"], At: form[$"plaats-{n}"])).ToList();
        command["plaatsen"] = new JsonArray(
            [.. places.Select(p =>
            {
                var place = FormCommand.Place(p.At, p.Says);
                place["zegt"] = p.Says;
                return place;
            })]);
        if (form.Has("over"))
        {
            command["over"] = new JsonArray(SubjectField.Id("over", form));
        }

        command["gepubliceerd"] = places.Select(p => p.At.Split('|')[0])
            .MaxBy(s => visit.Sources.FirstOrDefault(known => known.Id.ToString() == s)?.Date?.FirstDay);
    }

    private static void Budget(FilledForm form, JsonObject command)
    {
        var year = int.Parse(form["jaar"], CultureInfo.InvariantCulture);
        command["jaren"] = new JsonArray(year);
        command["posten"] = new JsonArray(
            [.. FormCheck.BudgetLines(form["posten"]).Select(l => new JsonObject
            {
                ["id"] = FormCommand.NewId(l.Title),
                ["titel"] = l.Title,
                ["kant"] = l.Side,
                ["aard"] = "onbekend",
                ["bedragen"] = new JsonObject { [form["jaar"]] = l.Amount },
            })]);
    }

    private static JsonValue? Number(FilledForm form, string field) =>
        FormCheck.Number(form[field]) is { } number ? JsonValue.Create(number) : null;

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
