using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>wijzigingen</c> of a plan: what later decisions changed.</summary>
internal static class PlanChangeFacts
{
    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["element-toevoegen"] = ["als", "onder", .. ElementFacts.Keys.Except(["soort", .. Said.Keys])],
        ["element-herformuleren"] = ["element", "nummer", "titel", "toelichting"],
        ["element-verplaatsen"] = ["element", "onder"],
        ["element-intrekken"] = ["element"],
        ["uitvoering-plannen"] = ["element", "uitvoering"],
        ["indicator-toevoegen"] = ["element", .. IndicatorFacts.Keys.Except(Said.Keys)],
        ["indicator-herdefinieren"] =
            ["indicator", "titel", "eenheid", "richting", "hoofdindicator", "bron", "toelichting"],
        ["indicator-intrekken"] = ["indicator"],
        ["nulmeting"] = ["indicator", "waarde", "bereik", "peildatum", "tekst", "bron"],
        ["meting"] = ["indicator", "waarde", "bereik", "peildatum", "tekst", "bron"],
        ["streefwaarde-zetten"] = ["indicator", "jaar", "bereik", "waarde", "tekst", "bron"],
        ["streefwaarde-wijzigen"] = ["indicator", "jaar", "bereik", "waarde", "tekst", "bron"],
        ["streefwaarde-intrekken"] = ["indicator", "jaar", "bereik"],
        ["plan-vaststellen"] = [],
        ["plan-sluiten"] = [],
    };

    /// <summary>The kinds of change there are.</summary>
    public static IEnumerable<string> All => Kinds.Keys;

    /// <summary>Reads one change.</summary>
    /// <param name="value">The change.</param>
    /// <param name="plan">The plan that it changes.</param>
    public static void Read(Value value, PlanScope plan)
    {
        if (KindOf(value, All, new("soort wijziging", "kind of change")) is not { } kind)
        {
            return;
        }

        var fields = value.Fields(["soort", .. Kinds[kind], .. Said.Keys]);
        var own = Said.Read(fields, plan.File);
        if (own.Basis is null)
        {
            fields.Need("besluit");
        }

        fields.Need("reden");
        fields.Need("vindplaats");
        Change(kind, fields, plan, own.ChangeOf(plan.Said), $"@{Grounds(own)}");
    }

    /// <summary>The kind of an entry; null, with the problem noted, when it is none.</summary>
    public static string? KindOf(Value value, IEnumerable<string> kinds, Sentence name)
    {
        var pair = (value.Node as Node.Mapping)?.Pairs.FirstOrDefault(p => p.Key == "soort");
        if (pair is null)
        {
            value.Problems.Add(
                value.Node is Node.Mapping ? value.At.Key("soort", value.At.Line) : value.At,
                value.Node is Node.Mapping
                    ? Fields.Missing("soort")
                    : new("Hier hoort een blok met sleutels.", "A block of keys is needed here."));
            return null;
        }

        var said = new Value(pair.Value, value.At.Key("soort", pair.Line), value.Problems);
        var words = new Vocabulary<int>(name, [.. kinds.Select((k, i) => (k, i))]);
        return said.Choice(words) is { } index ? words.Words[index].Word : null;
    }

    /// <summary>What tells changes of the same thing apart: on what they rest.</summary>
    public static string Grounds(Said own) => own.Basis switch
    {
        Basis.Decided d => d.Decision.ToString(),
        Basis.Published p => p.Source.ToString(),
        _ => own.Decided?.ToString() ?? "",
    };

    private static void Change(string kind, Fields fields, PlanScope plan, Said by, string when)
    {
        if (kind.StartsWith("plan-", StringComparison.Ordinal))
        {
            Whole(kind, fields, plan, by);
        }
        else if (kind == "element-toevoegen")
        {
            var parent = plan.File.Thing(fields.Find("onder"), plan.Id)?.Thing;
            ElementFacts.Add(
                fields, plan, fields.Choice("als", Words.ElementKinds),
                parent is { } p ? new ElementId(p) : null, by, Phase.PlanChange);
        }
        else if (!Kinds[kind].Contains("element"))
        {
            IndicatorChangeFacts.Read(kind, fields, plan, by, when);
        }
        else
        {
            var element = plan.File.Thing(fields.Need("element"), plan.Id)?.Thing ?? Fields.Unnamed;
            OfElement(kind, new ElementId(element), fields, plan, by, when);
        }
    }

    private static void Whole(string kind, Fields fields, PlanScope plan, Said by)
    {
        if (kind == "plan-vaststellen")
        {
            plan.Add(fields, "adopted", new AdoptPlan(), by, plan.Id.ToString(), Phase.PlanChange);
        }
        else
        {
            plan.Add(fields, "closed", new ClosePlan(), by, plan.Id.ToString(), Phase.PlanChange);
        }
    }

    private static void OfElement(
        string kind, ElementId element, Fields fields, PlanScope plan, Said by, string when)
    {
        if (kind == "indicator-toevoegen")
        {
            IndicatorFacts.Add(fields, plan, element, by, Phase.PlanChange);
            return;
        }

        var (subject, command) = kind switch
        {
            "element-herformuleren" => ("element", (ICommand<Plan, PlanEvent>)new RewordElement(
                element, fields.TextIf("nummer"), fields.Text("titel"), fields.TextIf("toelichting"))),
            "element-verplaatsen" => ("moved", new MoveElement(
                element, plan.File.Thing(fields.Find("onder"), plan.Id)?.Thing is { } p ? new ElementId(p) : null)),
            "element-intrekken" => ("withdrawn", new WithdrawElement(element)),
            _ => ("activity", fields.Need("uitvoering") is { } schedule
                ? ElementFacts.Schedule(schedule, element)
                : new ScheduleActivity(element, null, [], null, null, null)),
        };
        plan.Add(
            fields, plan.File.All.Numbered(plan.Id.Stream, $"{subject}/{element}{when}"), command, by,
            plan.TitleOf(element.Slug), Phase.PlanChange);
    }
}
