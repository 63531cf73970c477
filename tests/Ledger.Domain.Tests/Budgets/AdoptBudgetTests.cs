using Ledger.Domain.Budgets;

namespace Ledger.Domain.Tests.Budgets;

public sealed class AdoptBudgetTests
{
    private static readonly ValueList<BudgetLine> Lines = ThemeBudget.Primitive.Lines;
    private static readonly AdoptBudget Command = new(Lines, ThemeBudget.Primitive.StatedTotal);

    [Fact]
    public void The_primitive_budget_is_adopted() => GivenNoBudget().When(Command).Then(ThemeBudget.Primitive);

    [Fact]
    public void Its_expenses_are_what_the_document_says_they_are() =>
        Given(ThemeBudget.Adopted).State.ShouldBeOfType<Budget.Open>().Total(Side.Expense)
            .ShouldBe(Euro.Parse("1863416.00"));

    [Fact]
    public void The_same_budget_is_not_adopted_twice() => Given(ThemeBudget.Adopted).When(Command).ThenNothing();

    [Fact]
    public void The_same_budget_is_not_adopted_twice_when_the_year_is_over() =>
        Given(ThemeBudget.YearOver).When(Command).ThenNothing();

    [Fact]
    public void A_line_has_a_title_before_all_else() =>
        Given(ThemeBudget.Adopted)
            .When(Command with { Lines = [Lines[0], Lines[0] with { Title = " " }] })
            .ThenRefused(Refusal.TitleMissing, "wijk-en-buurtbeheer");

    [Fact]
    public void There_is_no_other_budget() =>
        Given(ThemeBudget.Adopted).When(Command with { Lines = [Lines[0], Lines[0]] })
            .ThenRefused(Refusal.BudgetExists);

    [Fact]
    public void There_is_no_other_budget_of_a_year_that_is_over() =>
        Given(ThemeBudget.YearOver).When(Command with { StatedTotal = null }).ThenRefused(Refusal.BudgetExists);

    [Fact]
    public void A_line_occurs_once() =>
        GivenNoBudget()
            .When(Command with { Lines = [Lines[0], Lines[2] with { Amount = Euro.Of(1) }, Lines[0]] })
            .ThenRefused(Refusal.BudgetLineTwice, "wijk-en-buurtbeheer");

    [Fact]
    public void A_line_whose_money_is_elsewhere_has_no_amount() =>
        GivenNoBudget().When(Command with { Lines = [Lines[2] with { Amount = Euro.Of(1) }] })
            .ThenRefused(Refusal.BudgetLineElsewhere, "huiselijk-geweld");
}
