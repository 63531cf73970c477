using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>elementen</c>, depth first.</summary>
internal static class ElementFacts
{
    public static readonly string[] Keys =
    [
        "soort", "id", "nummer", "titel", "toelichting", "uitvoering", "indicatoren", "elementen", .. Said.Keys,
    ];

    public static void Read(Value value, PlanScope plan, ElementId? parent, Said whole)
    {
        var fields = value.Fields(Keys);
        var said = Said.Read(fields, plan.File).Under(whole);
        Add(fields, plan, fields.Choice("soort", Words.ElementKinds), parent, said, Phase.Plan);
    }

    /// <summary>Adds an element with all that is in it.</summary>
    public static void Add(
        Fields fields, PlanScope plan, ElementKind kind, ElementId? parent, Said said, Phase phase)
    {
        var number = fields.TextIf("nummer");
        var title = fields.Text("titel");
        var id = fields.SlugIf("id") ?? Slug.Of($"{Words.ElementKinds.WordOf(kind)} {number} {title}");
        var element = new ElementId(id);
        plan.Name(fields, id, title);
        plan.Add(
            fields, $"element/{id}",
            new AddElement(element, kind, number, title, fields.TextIf("toelichting"), parent), said, null, phase);
        if (fields.Find("uitvoering") is { } schedule)
        {
            var command = Schedule(schedule, element);
            plan.Add(fields, $"activity/{id}", command, said, title, phase);
        }

        foreach (var indicator in fields.List("indicatoren"))
        {
            IndicatorFacts.Read(indicator, plan, element, said, phase);
        }

        foreach (var part in fields.List("elementen"))
        {
            var inner = part.Fields(Keys);
            Add(
                inner, plan, inner.Choice("soort", Words.ElementKinds), element,
                Said.Read(inner, plan.File).Under(said), phase);
        }
    }

    public static ScheduleActivity Schedule(Value value, ElementId element)
    {
        var fields = value.Fields("verantwoordelijke", "partners", "wanneer", "van", "tot");
        var (from, until) = (fields.DateIf("van"), fields.DateIf("tot"));
        if (until is { } end && from is { } start && end.LastDay < start.FirstDay)
        {
            fields.Complain("tot", new(
                "De activiteit eindigt voordat zij begint.", "The activity ends before it begins."));
        }

        return new ScheduleActivity(
            element, fields.TextIf("verantwoordelijke"), fields.Texts("partners"), fields.TextIf("wanneer"),
            from, until);
    }
}
