using Ledger.Domain.Budgets;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Tests.Budgets;

public sealed class AssignCoverTests
{
    private static readonly AssignCover Command = new(ThemeBudget.Other, Euro.Of(385_000), "stelpost Wmo");
    private static readonly CoverAssigned Assigned = new(ThemeBudget.Other, Euro.Of(385_000), "stelpost Wmo");

    [Fact]
    public void The_money_of_a_line_comes_from_somewhere() => Given(ThemeBudget.Adopted).When(Command).Then(Assigned);

    [Fact]
    public void The_same_again_changes_nothing() =>
        Given(ThemeBudget.Adopted).And(Assigned).When(Command).ThenNothing();

    [Fact]
    public void Another_amount_from_the_same_place_takes_its_stead() =>
        Given(ThemeBudget.Adopted).And(Assigned).When(Command with { Amount = Euro.Of(1) })
            .Then(Assigned with { Amount = Euro.Of(1) });

    [Fact]
    public void It_says_where_from_before_all_else() =>
        Given(ThemeBudget.Adopted).When(new AssignCover(ThemeBudget.NoLine, Euro.Zero, " "))
            .ThenRefused(Refusal.TitleMissing, "geen-post");

    [Fact]
    public void There_is_such_a_line() =>
        Given(ThemeBudget.Adopted).When(Command with { Line = ThemeBudget.NoLine, Amount = Euro.Zero })
            .ThenRefused(Refusal.BudgetLineUnknown, "geen-post");

    [Fact]
    public void It_is_more_than_zero() =>
        Given(ThemeBudget.Adopted).When(Command with { Amount = Euro.Zero })
            .ThenRefused(Refusal.AmountNotPositive, "0.00");

    [Fact]
    public void There_is_a_budget() => GivenNoBudget().When(Command).ThenRefused(Refusal.BudgetNotAdopted);

    [Fact]
    public void The_year_is_not_over() => Given(ThemeBudget.YearOver).When(Command).ThenRefused(Refusal.YearClosed);
}
