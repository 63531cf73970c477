using Ledger.Domain.Budgets;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Tests.Budgets;

public sealed class RecordActualTests
{
    private static readonly RecordActual Command = new(ThemeBudget.Other, Euro.Of(1_790_000));
    private static readonly ActualRecorded Recorded = new(ThemeBudget.Other, Euro.Of(1_790_000));

    [Fact]
    public void What_was_really_spent_is_recorded() => Given(ThemeBudget.Adopted).When(Command).Then(Recorded);

    [Fact]
    public void Nothing_spent_is_something_too() =>
        Given(ThemeBudget.Adopted).When(Command with { Amount = Euro.Zero })
            .Then(Recorded with { Amount = Euro.Zero });

    [Fact]
    public void The_same_again_changes_nothing() =>
        Given(ThemeBudget.Adopted).And(Recorded).When(Command).ThenNothing();

    [Fact]
    public void It_is_restated() =>
        Given(ThemeBudget.Adopted).And(Recorded).When(Command with { Amount = Euro.Parse("1790000.50") })
            .Then(Recorded with { Amount = Euro.Parse("1790000.50") });

    [Fact]
    public void There_is_such_a_line() =>
        Given(ThemeBudget.Adopted).When(Command with { Line = ThemeBudget.NoLine })
            .ThenRefused(Refusal.BudgetLineUnknown, "geen-post");

    [Fact]
    public void There_is_a_budget() => GivenNoBudget().When(Command).ThenRefused(Refusal.BudgetNotAdopted);

    [Fact]
    public void The_year_is_not_over() => Given(ThemeBudget.YearOver).When(Command).ThenRefused(Refusal.YearClosed);
}
