using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads changes of indicators and of their values.</summary>
internal static class IndicatorChangeFacts
{
    private const Phase When = Phase.PlanChange;

    public static void Read(string kind, Fields fields, PlanScope plan, Said by, string when)
    {
        var named = fields.Need("indicator")?.Slug();
        if (named is not null)
        {
            plan.File.All.References.Add(
                new Reference(fields.MarkOf("indicator"), "indicator", $"{plan.Id}/{named}"));
        }

        var indicator = named ?? Fields.Unnamed;
        switch (kind)
        {
            case "nulmeting" or "meting":
                IndicatorFacts.AddReading(fields, plan, indicator, kind == "nulmeting", by, When, when);
                break;
            case "streefwaarde-zetten":
                IndicatorFacts.AddTarget(
                    fields, plan, indicator, by, When, when, (i, y, s, v, t) => new SetTarget(i, y, s, v, t));
                break;
            case "streefwaarde-wijzigen":
                IndicatorFacts.AddTarget(
                    fields, plan, indicator, by, When, when, (i, y, s, v, t) => new ChangeTarget(i, y, s, v, t));
                break;
            default:
                var (subject, command) = Other(kind, new IndicatorId(indicator), fields, plan);
                plan.Add(
                    fields, plan.File.All.Numbered(plan.Id.Stream, subject + when), command, by,
                    plan.TitleOf(indicator), When);
                break;
        }
    }

    private static (string Subject, ICommand<Plan, PlanEvent> Command) Other(
        string kind, IndicatorId id, Fields fields, PlanScope plan)
    {
        switch (kind)
        {
            case "streefwaarde-intrekken":
                var target = TargetKey.Of(id, fields.Find("jaar")?.Year(), fields.ScopeOrWhole("bereik"));
                return ($"target-withdrawn/{target}", new WithdrawTarget(id, target.Horizon, target.Scope));
            case "indicator-intrekken":
                return ($"indicator-withdrawn/{id}", new WithdrawIndicator(id));
            default:
                var unit = fields.ChoiceOr("eenheid", Words.Units, plan.UnitOf(id.Slug));
                plan.File.All.Units[(plan.Id, id.Slug)] = unit;
                return ($"indicator/{id}", new RedefineIndicator(
                    id, fields.Text("titel"), unit, fields.ChoiceOr("richting", Words.Directions, Direction.Unknown),
                    fields.Flag("hoofdindicator"), fields.TextIf("bron"), fields.TextIf("toelichting")));
        }
    }
}
