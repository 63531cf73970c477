using Ledger.Domain.Budgets;
using static Ledger.Domain.Budgets.BudgetEvent;

namespace Ledger.Domain.Tests.Budgets;

public sealed class AmendBudgetTests
{
    private static readonly LineChange Less = new(ThemeBudget.Other, Euro.Of(-1_000), Bearing.Favourable, null);

    private static readonly LineChange Introduced =
        new(ThemeBudget.NewLine.Id, Euro.Of(385_000), Bearing.Unfavourable, ThemeBudget.NewLine);

    private static readonly AmendBudget Command = new("Voorjaarsnota 2020", [Less]);

    private static readonly BudgetAmended Amended = new("Voorjaarsnota 2020", [Less]);

    [Fact]
    public void A_line_has_less_from_now_on() => Given(ThemeBudget.Adopted).When(Command).Then(Amended);

    [Fact]
    public void A_line_begins_with_an_amendment() =>
        Given(ThemeBudget.Adopted).When(Command with { Lines = [Less, Introduced] })
            .Then(Amended with { Lines = [Less, Introduced] });

    [Fact]
    public void The_line_that_began_has_what_the_amendment_gave_it()
    {
        var budget = Given(ThemeBudget.Adopted).And(Amended with { Lines = [Less, Introduced] }).State
            .ShouldBeOfType<Budget.Open>();
        budget[ThemeBudget.NewLine.Id].ShouldBe(Euro.Of(385_000));
        budget[ThemeBudget.Other].ShouldBe(Euro.Of(1_800_820));
    }

    [Fact]
    public void The_amendment_recorded_last_is_not_recorded_again() =>
        Given(ThemeBudget.Adopted).And(Amended).When(Command).ThenNothing();

    [Fact]
    public void An_equal_amendment_later_is_a_new_one() =>
        Given(ThemeBudget.Adopted).And(Amended, Amended with { Title = "Najaarsnota 2020" })
            .When(Command).Then(Amended);

    [Fact]
    public void A_new_line_has_a_title_before_all_else() =>
        Given(ThemeBudget.Adopted)
            .When(Command with
            {
                Lines =
                [
                    Less with { Line = ThemeBudget.NoLine },
                    Introduced with { NewLine = ThemeBudget.NewLine with { Title = "" } },
                ],
            })
            .ThenRefused(Refusal.TitleMissing, "buurtbemiddeling");

    [Fact]
    public void There_is_such_a_line_before_it_is_asked_whether_it_occurs_twice() =>
        Given(ThemeBudget.Adopted)
            .When(Command with { Lines = [Less, Less, Less with { Line = ThemeBudget.NoLine }] })
            .ThenRefused(Refusal.BudgetLineUnknown, "geen-post");

    [Fact]
    public void A_change_introduces_its_own_line() =>
        Given(ThemeBudget.Adopted).When(Command with { Lines = [Introduced with { Line = ThemeBudget.NoLine }] })
            .ThenRefused(Refusal.BudgetLineUnknown, "geen-post");

    [Fact]
    public void A_line_is_changed_once_by_one_amendment() =>
        Given(ThemeBudget.Adopted).When(Command with { Lines = [Less, Less] })
            .ThenRefused(Refusal.BudgetLineTwice, "overige-budgetten");

    [Fact]
    public void A_line_that_is_there_is_not_introduced() =>
        Given(ThemeBudget.Adopted)
            .When(Command with { Lines = [Less with { NewLine = ThemeBudget.Primitive.Lines[1] }] })
            .ThenRefused(Refusal.BudgetLineTwice, "overige-budgetten");

    [Fact]
    public void A_line_whose_money_is_elsewhere_does_not_change_here() =>
        Given(ThemeBudget.Adopted).When(Command with { Lines = [Less with { Line = ThemeBudget.Violence }] })
            .ThenRefused(Refusal.BudgetLineElsewhere, "huiselijk-geweld");

    [Fact]
    public void A_new_line_whose_money_is_elsewhere_does_not_change_here() =>
        Given(ThemeBudget.Adopted)
            .When(Command with
            {
                Lines = [Introduced with { NewLine = ThemeBudget.NewLine with { Elsewhere = "themaplan" } }],
            })
            .ThenRefused(Refusal.BudgetLineElsewhere, "buurtbemiddeling");

    [Fact]
    public void It_changes_something() =>
        Given(ThemeBudget.Adopted).When(Command with { Lines = [] })
            .ThenRefused(Refusal.AmendmentEmpty, "Voorjaarsnota 2020");

    [Fact]
    public void A_new_line_has_no_primitive_amount() =>
        Given(ThemeBudget.Adopted)
            .When(Command with
            {
                Lines = [Introduced with { NewLine = ThemeBudget.NewLine with { Amount = Euro.Of(385_000) } }],
            })
            .ThenRefused(Refusal.NewLineHasAmount, "buurtbemiddeling");

    [Fact]
    public void There_is_a_budget() => GivenNoBudget().When(Command).ThenRefused(Refusal.BudgetNotAdopted);

    [Fact]
    public void The_year_is_not_over() => Given(ThemeBudget.YearOver).When(Command).ThenRefused(Refusal.YearClosed);

    [Fact]
    public void A_rectificatie_reaches_a_year_that_is_over()
    {
        var closed = Given(ThemeBudget.YearOver).State;
        Command.Decide(Budget.ForCorrection(closed)).ShouldBe(new Outcome<BudgetEvent>.Recorded([Amended]));
        Budget.Evolve(closed, Amended).ShouldBeOfType<Budget.Closed>()
            .Last[ThemeBudget.Other].ShouldBe(Euro.Of(1_800_820));
    }
}
