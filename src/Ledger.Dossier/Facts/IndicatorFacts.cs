using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>indicatoren</c>, with their baselines, measurements and targets.</summary>
internal static class IndicatorFacts
{
    public static readonly string[] Keys =
    [
        "id", "titel", "eenheid", "richting", "hoofdindicator", "bron", "toelichting", "nulmetingen", "metingen",
        "streefwaarden", .. Said.Keys,
    ];

    private static readonly string[] ReadingKeys =
        ["waarde", "bereik", "peildatum", "tekst", "bron", .. Said.Keys];

    private static readonly string[] TargetKeys = ["jaar", "waarde", "bereik", "tekst", "bron", .. Said.Keys];

    public static void Read(Value value, PlanScope plan, ElementId element, Said whole, Phase phase)
    {
        var fields = value.Fields(Keys);
        Add(fields, plan, element, Said.Read(fields, plan.File).Under(whole), phase);
    }

    /// <summary>Adds an indicator with its values.</summary>
    public static void Add(Fields fields, PlanScope plan, ElementId element, Said said, Phase phase)
    {
        var title = fields.Text("titel");
        var id = fields.SlugIf("id") ?? Slug.Of(title);
        var unit = fields.Choice("eenheid", Words.Units);
        plan.Name(fields, id, title);
        plan.File.All.Name(fields.At, "indicator", $"{plan.Id}/{id}");
        plan.File.All.Units[(plan.Id, id)] = unit;
        plan.Add(
            fields, $"indicator/{id}",
            new DefineIndicator(
                new IndicatorId(id), element, title, unit,
                fields.ChoiceOr("richting", Words.Directions, Direction.Unknown), fields.Flag("hoofdindicator"),
                fields.TextIf("bron"), fields.TextIf("toelichting")),
            said, null, phase);
        foreach (var (key, isBaseline) in new[] { ("nulmetingen", true), ("metingen", false) })
        {
            foreach (var reading in fields.List(key).Select(v => v.Fields(ReadingKeys)))
            {
                AddReading(reading, plan, id, isBaseline, Said.Read(reading, plan.File).Under(said), phase, "");
            }
        }

        foreach (var target in fields.List("streefwaarden").Select(v => v.Fields(TargetKeys)))
        {
            var by = Said.Read(target, plan.File).Under(said);
            AddTarget(target, plan, id, by, phase, "", (i, y, s, v, t) => new SetTarget(i, y, s, v, t));
        }
    }

    /// <summary>Adds a baseline or a measurement.</summary>
    public static void AddReading(
        Fields fields, PlanScope plan, Slug indicator, bool isBaseline, Said said, Phase phase, string when)
    {
        var id = new IndicatorId(indicator);
        var scope = fields.ScopeOrWhole("bereik");
        var date = fields.DateIf("peildatum");
        var reading = ReadingValues.Read(fields.Need("waarde"), plan.UnitOf(indicator));
        var text = fields.TextIf("tekst");
        var key = $"{indicator}/{date?.ToString() ?? "-"}/{scope}{when}";
        var title = plan.TitleOf(indicator);
        if (isBaseline)
        {
            plan.Add(
                fields, $"baseline/{key}", new RecordBaseline(id, scope, date, reading, text), said, title, phase);
        }
        else
        {
            plan.Add(
                fields, $"measurement/{key}", new RecordMeasurement(id, scope, date, reading, text), said, title,
                phase);
        }
    }

    /// <summary>Adds a target, set or changed.</summary>
    public static void AddTarget(
        Fields fields, PlanScope plan, Slug indicator, Said said, Phase phase, string when,
        Func<IndicatorId, int?, Scope, TargetValue, string, ICommand<Plan, PlanEvent>> command)
    {
        var id = new IndicatorId(indicator);
        var (year, scope) = (fields.Find("jaar")?.Year(), fields.ScopeOrWhole("bereik"));
        var value = TargetValues.Read(fields.Need("waarde"), plan.UnitOf(indicator));
        plan.Add(
            fields, $"target/{TargetKey.Of(id, year, scope)}{when}",
            command(id, year, scope, value, fields.Text("tekst")), said,
            plan.TitleOf(indicator), phase);
    }
}
