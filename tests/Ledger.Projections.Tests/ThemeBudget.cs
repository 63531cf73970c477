namespace Ledger.Projections.Tests;

/// <summary>The budget of a theme plan for 2020: two lines of expenses, 1,000 and 500 euros.</summary>
internal static class ThemeBudget
{
    public static readonly BudgetId Id = new(PlanId.Parse("themaplan"), 2020);
    public static readonly BudgetLineId Care = BudgetLineId.Parse("zorg");
    public static readonly BudgetLineId Youth = BudgetLineId.Parse("jeugd");
    public static readonly Times Beginning = new("2019-11-07", "2020-01-01", "2019-11-10");

    /// <summary>The primitive budget; gives the id of the adoption too.</summary>
    public static async Task<(Chronicle Chronicle, Guid Adoption)> Begin(Chronicle? chronicle = null)
    {
        chronicle ??= Chronicle.Empty();
        var adoption = await chronicle.On(
            Id, new AdoptBudget([Line("zorg", 1000m), Line("jeugd", 500m)], null), Beginning);
        return (chronicle, adoption);
    }

    public static BudgetLine Line(string id, decimal? amount) => new(
        BudgetLineId.Parse(id), id, Side.Expense, Term.Structural, amount is { } a ? Euro.Of(a) : null, [], null);

    public static AmendBudget Amend(string title, BudgetLineId line, decimal delta) =>
        new(title, [new LineChange(line, Euro.Of(delta), Bearing.Unknown, null)]);

    public static MoveAmount Move(decimal amount, string? title = null) => new(Care, Youth, Euro.Of(amount), title);

    /// <summary>What the lines have through a lens: "zorg 1000.00, jeugd 500.00".</summary>
    public static async Task<string> LinesOf(this Chronicle chronicle, Lens lens)
    {
        var view = await chronicle.BudgetOf(lens);
        return view.Lines.Count == 0 ? "geen" : string.Join(", ", view.Lines.Select(l => $"{l.Title} {l.Current}"));
    }

    /// <summary>The budget through a lens.</summary>
    public static async Task<BudgetView> BudgetOf(this Chronicle chronicle, Lens lens) =>
        BudgetStanding.Through(Id, (await chronicle.Ledger()).Of(Id.Stream), lens);
}
