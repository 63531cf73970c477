using FsCheck;
using FsCheck.Fluent;
using Ledger.Domain.Budgets;
using static Ledger.Domain.Budgets.BudgetEvent;
using Asked = Ledger.Domain.ICommand<Ledger.Domain.Budgets.Budget, Ledger.Domain.Budgets.BudgetEvent>;

namespace Ledger.Domain.Tests.Laws;

public sealed class BudgetLaws() : StreamLaws<Budget, BudgetEvent>(Budget.Initial, Budget.Evolve, Opening, Commands)
{
    private static readonly Gen<BudgetLineId> Line =
        Values.SlugOf("wijkbeheer", "overige", "elders", "rijk", "nieuw", "budget").Select(s => new BudgetLineId(s));

    private static readonly Gen<string?> Title = Gen.Elements(null, "Voorjaarsnota", "Najaarsnota");

    protected override IEnumerable<Refusal> Refusals =>
        [Refusal.TitleMissing, .. Refusal.All.Where(r => r.Number is > 400 and < 500)];

    private static Gen<Asked> Opening =>
        from amounts in Gen.ListOf(Values.Amount, 3)
        select (Asked)new AdoptBudget(
            [
                Terms("wijkbeheer", Side.Expense, amounts[0]), Terms("overige", Side.Expense, amounts[1]),
                Terms("rijk", Side.Income, amounts[2]),
                Terms("elders", Side.Expense, null) with { Elsewhere = "themaplan Participatie" },
            ],
            null);

    private static Gen<Asked> Commands => Gen.Frequency((8, Moved), (8, Amended), (4, OnLines), (1, OnWhole));

    private static Gen<Asked> Moved =>
        from lines in Line.Zip(Line)
        from amount in Values.Amount
        from title in Title
        select (Asked)new MoveAmount(lines.Item1, lines.Item2, amount, title);

    private static Gen<Asked> Amended =>
        from title in Title
        from count in Gen.Choose(0, 2)
        from changes in Gen.ListOf(Change, count)
        select (Asked)new AmendBudget(title, changes.ToValueList());

    private static Gen<LineChange> Change =>
        from line in Line
        from delta in Values.Amount
        from name in Values.Words
        from side in Gen.Elements(Side.Expense, Side.Income)
        from amount in Gen.Elements<Euro?>(null, null, null, Euro.Of(1))
        from isNew in Gen.Choose(0, 2)
        select new LineChange(
            line, delta, Bearing.Unknown, isNew == 0 ? Terms("nieuw", side, amount) with { Title = name } : null);

    private static Gen<Asked> OnLines =>
        from line in Line
        from amount in Values.Amount
        from cover in Values.Words
        from command in Gen.Elements<Asked>(new AssignCover(line, amount, cover), new RecordActual(line, amount))
        select command;

    private static Gen<Asked> OnWhole =>
        from title in Values.Words
        from amount in Values.Amount
        from command in Gen.Elements<Asked>(
            new CloseYear(),
            new AdoptBudget([Terms("overige", Side.Expense, amount) with { Title = title }], null),
            new AdoptBudget([Terms("elders", Side.Expense, amount) with { Elsewhere = "elders" }], null),
            new AdoptBudget([Terms("rijk", Side.Income, amount), Terms("rijk", Side.Income, null)], amount))
        select command;

    [Fact]
    public void Primitive_and_changes_make_current_per_line_and_side() => Law.Holds(
        Histories,
        asked =>
        {
            var events = History(asked);
            var budget = events.Aggregate(Budget.Initial, Budget.Evolve);
            var open = budget switch
            {
                Budget.Open o => o,
                Budget.Closed c => c.Last,
                _ => new Budget.Open(new BudgetAdopted([], null)),
            };
            open.Lines.ToDictionary(l => l.Key, l => l.Value.Current.Amount).ShouldBe(Sums(events), ignoreOrder: true);
            foreach (var side in Enum.GetValues<Side>())
            {
                open.Total(side).Amount.ShouldBe(
                    open.Lines.Values.Where(l => l.Terms.Side == side).Sum(l => l.Current.Amount));
            }
        });

    [Fact]
    public void A_move_keeps_the_total_of_each_side_and_leaves_no_line_short() => Law.Holds(
        Histories,
        asked =>
        {
            var budget = Budget.Initial;
            foreach (var e in History(asked))
            {
                var after = Budget.Evolve(budget, e);
                if (e is AmountMoved moved && budget is Budget.Open before && after is Budget.Open open)
                {
                    open.Total(Side.Expense).ShouldBe(before.Total(Side.Expense));
                    open.Total(Side.Income).ShouldBe(before.Total(Side.Income));
                    open[moved.From].ShouldBeGreaterThanOrEqualTo(Euro.Zero);
                }

                budget = after;
            }
        });

    private static Gen<IReadOnlyList<Asked>> Histories =>
        from opening in Opening
        from rest in Gen.ListOf(Commands, 40)
        select (IReadOnlyList<Asked>)[opening, .. rest];

    private static BudgetLine Terms(string id, Side side, Euro? amount) =>
        new(BudgetLineId.Parse(id), id, side, Term.Unknown, amount, [], null);

    // The same sums, from the events alone and without the fold.
    private static Dictionary<BudgetLineId, decimal> Sums(IEnumerable<BudgetEvent> events)
    {
        var changes = events.SelectMany(e => e switch
        {
            BudgetAdopted a => a.Lines.Select(l => (l.Id, l.Amount?.Amount ?? 0)),
            BudgetAmended a => a.Lines.Select(c => (c.Line, c.Delta.Amount)),
            AmountMoved m => [(m.From, -m.Amount.Amount), (m.To, m.Amount.Amount)],
            _ => [],
        });
        return changes.GroupBy(c => c.Item1).ToDictionary(g => g.Key, g => g.Sum(c => c.Item2));
    }
}
