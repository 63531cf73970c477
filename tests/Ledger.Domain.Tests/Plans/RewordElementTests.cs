using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class RewordElementTests
{
    private static readonly RewordElement Command =
        new(Livelihood.Goal4, "4", "Geen kind groeit op in armoede", "zo gewijzigd");

    [Fact]
    public void An_element_says_something_else_from_now_on() =>
        Given(Livelihood.WithIndicators).When(Command)
            .Then(new ElementReworded(Livelihood.Goal4, "4", "Geen kind groeit op in armoede", "zo gewijzigd"));

    [Fact]
    public void Its_own_words_change_nothing() =>
        Given(Livelihood.WithIndicators)
            .When(new RewordElement(Livelihood.Goal4, "4", Livelihood.AddedGoal4.Title, null)).ThenNothing();

    [Fact]
    public void It_has_a_title_even_where_it_is_unknown() =>
        Given(Livelihood.Known).When(Command with { Title = "" }).ThenRefused(Refusal.TitleMissing, "doel-4");

    [Fact]
    public void It_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command).ThenRefused(Refusal.ElementUnknown, "doel-4");

    [Fact]
    public void It_was_not_withdrawn() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Goal4)).When(Command)
            .ThenRefused(Refusal.ElementWithdrawn, "doel-4");

    [Fact]
    public void What_it_lies_under_was_not_withdrawn() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Goal4))
            .When(Command with { Element = Livelihood.Result411 })
            .ThenRefused(Refusal.ElementWithdrawn, "resultaat-4-11");

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void The_plan_is_not_over() => Given(Livelihood.Over).When(Command).ThenRefused(Refusal.PlanClosed);
}
