using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>A plan while it is read.</summary>
internal sealed class PlanScope(PlanId id, FileScope file, Said said)
{
    public PlanId Id => id;

    public FileScope File => file;

    /// <summary>What the plan says of its accountability.</summary>
    public Said Said => said;

    /// <summary>What an indicator is counted in.</summary>
    public Unit UnitOf(Slug indicator) => file.All.Units.GetValueOrDefault((id, indicator));

    /// <summary>The title of an element or indicator, for a reader.</summary>
    public string? TitleOf(Slug thing) => file.All.Titles.GetValueOrDefault((id, thing));

    public void Add(
        Fields fields, string subject, ICommand<Plan, PlanEvent> command, Said by, string? context = null,
        Phase phase = Phase.Plan) =>
        file.All.Add(new Fact(fields.At, phase, id.Stream, subject, command, by, context));

    /// <summary>Takes in the id of an element or indicator.</summary>
    public void Name(Fields fields, Slug thing, string title)
    {
        file.All.Name(fields.Has("id") ? fields.MarkOf("id") : fields.At, "element", $"{id}/{thing}");
        file.All.Titles[(id, thing)] = title;
    }
}

/// <summary>Reads <c>plannen</c>.</summary>
internal static class PlanFacts
{
    private static readonly string[] Keys =
    [
        "id", "titel", "soort", "van", "tot", "document", "vastgesteld", "elementen", "wijzigingen", .. Said.Keys,
    ];

    public static void Read(Value value, FileScope file)
    {
        var fields = value.Fields(Keys);
        var id = new PlanId(fields.Slug("id"));
        if (fields.Has("id"))
        {
            file.All.Name(fields.MarkOf("id"), "plan", id.ToString());
        }

        var said = Said.Read(fields, file);
        said = said with { Effective = said.Effective ?? fields.DateIf("van") };
        file.All.Plans.TryAdd(id, said);
        var plan = new PlanScope(id, file, said);
        Open(fields, plan);
        foreach (var element in fields.List("elementen"))
        {
            ElementFacts.Read(element, plan, null, said);
        }

        foreach (var change in fields.List("wijzigingen"))
        {
            PlanChangeFacts.Read(change, plan);
        }
    }

    /// <summary>Opens a plan and, when it is adopted, adopts it.</summary>
    public static void Open(Fields fields, PlanScope plan)
    {
        var from = fields.Date("van");
        var to = fields.DateIf("tot");
        if (to is { } end && end.LastDay < from.FirstDay)
        {
            fields.Complain("tot", new("Het plan eindigt voordat het begint.", "The plan ends before it begins."));
        }

        var document = plan.File.Reference(fields.Find("document"), "bron");
        plan.Add(
            fields, "plan",
            new OpenPlan(
                fields.Text("titel"), fields.Choice("soort", Words.PlanKinds), from, to,
                document is { } d ? new SourceId(d) : null),
            plan.Said);
        if (fields.Flag("vastgesteld"))
        {
            plan.Add(fields, "adopted", new AdoptPlan(), plan.Said, fields.TextIf("titel"));
        }
    }
}
