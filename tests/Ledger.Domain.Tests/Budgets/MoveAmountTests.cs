using Ledger.Domain.Budgets;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Tests.Budgets;

public sealed class MoveAmountTests
{
    private static readonly MoveAmount Command =
        new(ThemeBudget.Other, ThemeBudget.Neighbourhoods, Euro.Of(5_000));

    private static readonly AmountMoved Moved = new(ThemeBudget.Other, ThemeBudget.Neighbourhoods, Euro.Of(5_000));

    [Fact]
    public void Money_goes_to_the_neighbourhoods() => Given(ThemeBudget.Adopted).When(Command).Then(Moved);

    [Fact]
    public void The_total_stays()
    {
        var before = Given(ThemeBudget.Adopted).State.ShouldBeOfType<Budget.Open>();
        var after = Given(ThemeBudget.Adopted).And(Moved).State.ShouldBeOfType<Budget.Open>();
        after[ThemeBudget.Neighbourhoods].ShouldBe(Euro.Of(66_596));
        after.Total(Side.Expense).ShouldBe(before.Total(Side.Expense));
    }

    [Fact]
    public void A_line_may_be_emptied() =>
        Given(ThemeBudget.Adopted).When(Command with { Amount = Euro.Of(1_801_820) })
            .Then(Moved with { Amount = Euro.Of(1_801_820) });

    [Fact]
    public void The_move_recorded_last_is_not_recorded_again() =>
        Given(ThemeBudget.Adopted).And(Moved).When(Command).ThenNothing();

    [Fact]
    public void An_equal_move_of_another_decision_has_another_title() =>
        Given(ThemeBudget.Adopted).And(Moved with { Title = "maart" }).When(Command with { Title = "juni" })
            .Then(Moved with { Title = "juni" });

    [Fact]
    public void There_is_such_a_line_before_all_else() =>
        Given(ThemeBudget.Adopted)
            .When(new MoveAmount(ThemeBudget.Violence, ThemeBudget.NoLine, Euro.Zero))
            .ThenRefused(Refusal.BudgetLineUnknown, "geen-post");

    [Fact]
    public void There_is_such_a_line_to_take_it_from() =>
        Given(ThemeBudget.Adopted).When(Command with { From = ThemeBudget.NoLine })
            .ThenRefused(Refusal.BudgetLineUnknown, "geen-post");

    [Fact]
    public void It_does_not_go_where_there_is_no_money() =>
        Given(ThemeBudget.Adopted).When(new MoveAmount(ThemeBudget.Other, ThemeBudget.Violence, Euro.Zero))
            .ThenRefused(Refusal.BudgetLineElsewhere, "huiselijk-geweld");

    [Fact]
    public void It_does_not_come_from_where_there_is_no_money() =>
        Given(ThemeBudget.Adopted).When(Command with { From = ThemeBudget.Violence })
            .ThenRefused(Refusal.BudgetLineElsewhere, "huiselijk-geweld");

    [Theory]
    [InlineData("0.00")]
    [InlineData("-5000.00")]
    public void It_is_more_than_zero_before_its_lines_are_compared(string amount) =>
        Given(ThemeBudget.Adopted)
            .When(new MoveAmount(ThemeBudget.Other, ThemeBudget.Grant, Euro.Parse(amount)))
            .ThenRefused(Refusal.AmountNotPositive, amount);

    [Fact]
    public void It_is_not_more_than_the_line_has() =>
        Given(ThemeBudget.Adopted).When(new MoveAmount(ThemeBudget.Grant, ThemeBudget.Other, Euro.Parse("10000.01")))
            .ThenRefused(Refusal.AmountExceedsLine, "rijksbijdrage: 10000.00");

    [Fact]
    public void It_does_not_go_from_expense_to_income() =>
        Given(ThemeBudget.Adopted).When(Command with { To = ThemeBudget.Grant })
            .ThenRefused(Refusal.MoveBetweenSides, "overige-budgetten → rijksbijdrage");

    [Fact]
    public void It_does_not_go_where_it_is() =>
        Given(ThemeBudget.Adopted).When(Command with { To = ThemeBudget.Other }).ThenRefused(Refusal.MoveBetweenSides);

    [Fact]
    public void There_is_a_budget() => GivenNoBudget().When(Command).ThenRefused(Refusal.BudgetNotAdopted);

    [Fact]
    public void The_year_is_not_over() => Given(ThemeBudget.YearOver).When(Command).ThenRefused(Refusal.YearClosed);
}
