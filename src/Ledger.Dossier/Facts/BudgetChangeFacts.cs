using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>Reads <c>wijzigingen</c> of a budget: amendments, moves, cover, actuals, the closing of a year.</summary>
internal static class BudgetChangeFacts
{
    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["wijziging"] = ["post", "bedrag", "titel", "kant", "aard", "strekking", "elementen"],
        ["verschuiving"] = ["van", "naar", "bedrag", "titel"],
        ["dekking"] = ["post", "bedrag", "uit"],
        ["realisatie"] = ["post", "bedrag"],
        ["afsluiting"] = [],
    };

    /// <summary>The kinds of change there are.</summary>
    public static IEnumerable<string> All => Kinds.Keys;

    /// <summary>Reads one change.</summary>
    public static void Read(Value value, BudgetScope budget)
    {
        var called = new Sentence("soort begrotingswijziging", "kind of budget change");
        if (PlanChangeFacts.KindOf(value, All, called) is not { } kind)
        {
            return;
        }

        var fields = value.Fields(["soort", "jaar", .. Kinds[kind], .. Said.Keys]);
        var year = fields.Year("jaar");
        if (fields.Has("jaar") && budget.Years.Count > 0 && !budget.Years.Contains(year))
        {
            fields.Complain("jaar", BudgetFacts.NotAmongYears(year));
        }

        var own = Said.Read(fields, budget.File);
        var (subject, command, line) = Command(kind, fields, budget, year);
        var stream = new BudgetId(budget.Plan, year).Stream;
        budget.File.All.Add(new Fact(
            fields.At, Phase.Budget, stream,
            budget.File.All.Numbered(stream, $"{subject}@{PlanChangeFacts.Grounds(own)}"), command,
            own.ChangeOf(budget.Of(year)), line is { } id ? budget.TitleOf(year, id) ?? id.Value : null));
    }

    private static (string Subject, object Command, Slug? Line) Command(
        string kind, Fields fields, BudgetScope budget, int year)
    {
        switch (kind)
        {
            case "wijziging":
                var amended = Amendment(fields, budget, year);
                var amend = new AmendBudget(fields.TextIf("titel"), [amended]);
                return ($"amended/{amended.Line}", amend, amended.Line.Slug);
            case "verschuiving":
                var (from, to) = (Line(fields, "van", budget, year), Line(fields, "naar", budget, year));
                return ($"moved/{from}/{to}", Move(fields, from, to), from.Slug);
            case "dekking":
                var covered = Line(fields, "post", budget, year);
                var cover = new AssignCover(covered, fields.Amount("bedrag"), fields.Text("uit"));
                return ($"cover/{covered}/{cover.Cover}", cover, covered.Slug);
            case "realisatie":
                var spent = Line(fields, "post", budget, year);
                return ($"actual/{spent}", new RecordActual(spent, fields.Amount("bedrag")), spent.Slug);
            default:
                return ("closed", new CloseYear(), null);
        }
    }

    private static MoveAmount Move(Fields fields, BudgetLineId from, BudgetLineId to) =>
        new(from, to, fields.Amount("bedrag"), fields.TextIf("titel"));

    private static LineChange Amendment(Fields fields, BudgetScope budget, int year)
    {
        var id = fields.Slug("post");
        var line = budget.TitleOf(year, id) is null ? BudgetFacts.Terms(fields, id, budget) : null;
        budget.Has(year, id, budget.TitleOf(year, id) ?? line!.Title);
        return new LineChange(
            new BudgetLineId(id), fields.Amount("bedrag"),
            fields.ChoiceOr("strekking", Words.Bearings, Bearing.Unknown), line);
    }

    private static BudgetLineId Line(Fields fields, string key, BudgetScope budget, int year)
    {
        var id = fields.Slug(key);
        if (fields.Has(key) && budget.TitleOf(year, id) is null)
        {
            fields.Complain(
                key, new Sentence(
                    $"De begroting {year} van {budget.Plan} heeft geen post '{id}'.",
                    $"The budget of {budget.Plan} of {year} has no line '{id}'.")
                    + Nearest.Hint(id.Value, budget.LinesOf(year)));
        }

        return new BudgetLineId(id);
    }
}
