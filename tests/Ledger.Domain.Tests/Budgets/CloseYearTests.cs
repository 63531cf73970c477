using Ledger.Domain.Budgets;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Tests.Budgets;

public sealed class CloseYearTests
{
    [Fact]
    public void The_year_is_over() => Given(ThemeBudget.Adopted).When(new CloseYear()).Then(new YearClosed());

    [Fact]
    public void It_is_over_once() => Given(ThemeBudget.YearOver).When(new CloseYear()).ThenNothing();

    [Fact]
    public void There_is_a_budget() => GivenNoBudget().When(new CloseYear()).ThenRefused(Refusal.BudgetNotAdopted);
}
