using Ledger.Domain.Budgets;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Tests.Budgets;

/// <summary>The budget of the Themaplan Leefbaarheid en veiligheid of Dronten for 2020.</summary>
internal static class ThemeBudget
{
    public static readonly BudgetLineId Neighbourhoods = BudgetLineId.Parse("wijk-en-buurtbeheer");
    public static readonly BudgetLineId Other = BudgetLineId.Parse("overige-budgetten");
    public static readonly BudgetLineId Violence = BudgetLineId.Parse("huiselijk-geweld");
    public static readonly BudgetLineId Grant = BudgetLineId.Parse("rijksbijdrage");
    public static readonly BudgetLineId NoLine = BudgetLineId.Parse("geen-post");

    public static readonly BudgetAdopted Primitive = new(
        [
            new(Neighbourhoods, "Burgerparticipatie en sociale cohesie in wijken", Side.Expense, Term.Unknown,
                Euro.Of(61_596), [Slug.Parse("resultaat-1"), Slug.Parse("resultaat-2")], null),
            new(Other, "Overige budgetten", Side.Expense, Term.Unknown, Euro.Of(1_801_820), [], null),
            new(Violence, "Minder huiselijk geweld", Side.Expense, Term.Unknown, null, [Slug.Parse("resultaat-5")],
                "Onderdeel van begroting in themaplannen Zelfredzaamheid en Opgroeien en opvoeden"),
            new(Grant, "Bijdrage van het rijk", Side.Income, Term.Incidental, Euro.Of(10_000), [], null),
        ],
        Euro.Of(1_863_416));

    public static readonly BudgetLine NewLine = new(
        BudgetLineId.Parse("buurtbemiddeling"), "Buurtbemiddeling", Side.Expense, Term.Incidental, null, [], null);

    public static BudgetEvent[] Adopted => [Primitive];

    public static BudgetEvent[] YearOver => [Primitive, new YearClosed()];
}
