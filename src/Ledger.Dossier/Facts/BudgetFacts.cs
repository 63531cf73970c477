using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Dossier.Yaml;

namespace Ledger.Dossier.Facts;

/// <summary>A line of a multi-year budget as it is read.</summary>
internal sealed record SaidLine(BudgetLine Line, IReadOnlyDictionary<int, Euro> Amounts, ValueList<Citation> Citations);

/// <summary>The budgets of a plan while they are read: a year each.</summary>
internal sealed class BudgetScope(PlanId plan, FileScope file, Said said, IReadOnlyList<int> years)
{
    public PlanId Plan => plan;

    public FileScope File => file;

    public IReadOnlyList<int> Years => years;

    /// <summary>The title of a line that a year has so far; null when it has no such line.</summary>
    public string? TitleOf(int year, Slug line) => file.All.Lines.GetValueOrDefault((plan, year, line));

    /// <summary>The lines that a year has so far.</summary>
    public IEnumerable<string> LinesOf(int year) =>
        file.All.Lines.Keys.Where(l => l.Plan == plan && l.Year == year).Select(l => l.Line.Value);

    /// <summary>Takes in that a year has a line.</summary>
    public void Has(int year, Slug line, string title) => file.All.Lines[(plan, year, line)] = title;

    /// <summary>A budget holds from its year on, unless something else is said.</summary>
    public Said Of(int year) => said with { Effective = said.Effective ?? HistoricalDate.In(year) };
}

/// <summary>Reads <c>begrotingen</c>.</summary>
internal static class BudgetFacts
{
    private static readonly string[] Keys = ["plan", "jaren", "posten", "totalen", "wijzigingen", .. Said.Keys];

    private static readonly string[] LineKeys =
        ["id", "titel", "kant", "aard", "bedragen", "elementen", "elders", .. Said.Keys];

    public static void Read(Value value, FileScope file)
    {
        var fields = value.Fields(Keys);
        var plan = new PlanId(file.Reference(fields.Need("plan"), "plan") ?? Fields.Unnamed);
        var years = (fields.Need("jaren")?.Items() ?? []).Select(v => v.Year()).OfType<int>().ToList();
        var budget = new BudgetScope(plan, file, Said.Read(fields, file), years);
        var lines = fields.List("posten").Select(v => Line(v, budget)).ToList();
        var totals = Amounts(fields.Find("totalen"), years);
        foreach (var year in years)
        {
            Adopt(fields, budget, year, lines, totals);
        }

        foreach (var change in fields.List("wijzigingen"))
        {
            BudgetChangeFacts.Read(change, budget);
        }
    }

    private static void Adopt(
        Fields fields, BudgetScope budget, int year, IReadOnlyList<SaidLine> lines,
        Dictionary<int, Euro> totals)
    {
        var there = lines
            .Where(l => l.Line.Elsewhere is not null || l.Amounts.ContainsKey(year))
            .ToList();
        there.ForEach(l => budget.Has(year, l.Line.Id.Slug, l.Line.Title));
        var adopted = there
            .Select(l => l.Line with { Amount = l.Amounts.TryGetValue(year, out var amount) ? amount : null })
            .ToValueList();
        var said = budget.Of(year);
        var citations = said.Citations.Concat(there.SelectMany(l => l.Citations))
            .DistinctBy(c => c with { File = null }).ToValueList();
        budget.File.All.Add(new Fact(
            fields.At, Phase.Budget, new BudgetId(budget.Plan, year).Stream, "budget",
            new AdoptBudget(adopted, totals.TryGetValue(year, out var total) ? total : null),
            said with { Citations = citations }, budget.Plan.ToString()));
    }

    private static SaidLine Line(Value value, BudgetScope budget)
    {
        var fields = value.Fields(LineKeys);
        var line = Terms(fields, fields.SlugIf("id") ?? Slug.Of(fields.Text("titel")), budget);
        budget.File.All.Name(fields.At, "post", string.Join('|', budget.Plan, string.Join(',', budget.Years), line.Id));
        var amounts = Amounts(fields.Find("bedragen"), budget.Years);
        if (fields.Has("bedragen") && line.Elsewhere is not null)
        {
            fields.Complain("elders", new(
                "Het geld van een post is hier (bedragen) of elders (elders), niet allebei.",
                "The money of a line is here (bedragen) or elsewhere (elders), not both."));
        }
        else if (!fields.Has("bedragen") && line.Elsewhere is null)
        {
            fields.Need("bedragen");
        }

        foreach (var key in Said.Keys.Where(k => k != "vindplaats" && fields.Has(k)))
        {
            fields.Complain(
                key, new(
                    "Posten worden samen vastgesteld; zeg dit bij de begroting, of maak er een wijziging van.",
                    "The lines of a budget are adopted together; say this of the budget, or make it a wijziging."));
        }

        return new SaidLine(line, amounts, Places.Read(fields.Find("vindplaats"), budget.File));
    }

    /// <summary>What a line is, without its amount.</summary>
    public static BudgetLine Terms(Fields fields, Slug id, BudgetScope budget)
    {
        var title = fields.Text("titel");
        var elements = fields.List("elementen")
            .Select(v => budget.File.Thing(v, budget.Plan)?.Thing).OfType<Slug>().ToValueList();
        return new BudgetLine(
            new BudgetLineId(id), title, fields.Choice("kant", Words.Sides), fields.Choice("aard", Words.Terms),
            null, elements, fields.Has("elders") ? fields.TextIf("elders") : null);
    }

    /// <summary>That a year is none of those of the budget.</summary>
    public static Sentence NotAmongYears(int year) => new(
        $"{year} hoort niet bij de jaren van deze begroting.", $"{year} is not among the jaren of this budget.");

    private static Dictionary<int, Euro> Amounts(Value? value, IReadOnlyList<int> years)
    {
        var amounts = new Dictionary<int, Euro>();
        foreach (var (key, amount) in value?.Entries() ?? [])
        {
            if (key.Year() is not { } year)
            {
                continue;
            }

            if (!years.Contains(year))
            {
                key.Complain(NotAmongYears(year));
            }

            amounts[year] = amount.Amount() ?? Euro.Zero;
        }

        return amounts;
    }
}
