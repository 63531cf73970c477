using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class AddElementTests
{
    private static readonly AddElement Goal = new(
        Livelihood.Goal4, ElementKind.Goal, "4", "Minder kinderen groeien op in armoede", null, null);

    private static readonly AddElement Result = new(
        Livelihood.Result411, ElementKind.Result, "4.11", "Ondersteuning is vindbaar", null, Livelihood.Goal4);

    [Fact]
    public void A_goal_stands_at_the_top() => Given(Livelihood.Known).When(Goal).Then(Livelihood.AddedGoal4);

    [Fact]
    public void A_result_stands_under_its_goal() =>
        Given(Livelihood.Known).And(Livelihood.AddedGoal4).When(Result).Then(Livelihood.AddedResult411);

    [Fact]
    public void An_element_may_be_called_plan() =>
        Given(Livelihood.Known).When(Goal with { Element = ElementId.Parse("plan") })
            .Then(Livelihood.AddedGoal4 with { Element = ElementId.Parse("plan") });

    [Fact]
    public void The_same_element_is_not_added_twice() => Given(Livelihood.WithIndicators).When(Result).ThenNothing();

    [Fact]
    public void Adding_it_again_does_not_undo_a_later_wording() =>
        Given(Livelihood.WithIndicators)
            .And(new ElementReworded(Livelihood.Goal4, "4", "Geen kind groeit op in armoede", null))
            .When(Goal).ThenNothing();

    [Fact]
    public void It_has_a_title_even_where_the_parent_is_unknown() =>
        Given(Livelihood.Known).When(Result with { Title = " " }).ThenRefused(Refusal.TitleMissing, "resultaat-4-11");

    [Fact]
    public void Its_parent_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Result).ThenRefused(Refusal.ElementUnknown, "doel-4");

    [Fact]
    public void Its_id_is_not_that_of_another_element() =>
        Given(Livelihood.WithIndicators).When(Goal with { Title = "Iets anders" })
            .ThenRefused(Refusal.ElementExists, "doel-4");

    [Fact]
    public void Its_id_is_not_that_of_an_indicator() =>
        Given(Livelihood.WithIndicators)
            .When(Goal with { Element = new ElementId(Livelihood.ChildPoverty.Slug) })
            .ThenRefused(Refusal.ElementExists, "kinderen-in-armoede");

    [Fact]
    public void Nothing_is_added_under_what_was_withdrawn() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Goal4))
            .When(Result with { Element = ElementId.Parse("resultaat-4-12") })
            .ThenRefused(Refusal.ElementWithdrawn, "doel-4");

    [Fact]
    public void Nothing_is_added_deep_under_what_was_withdrawn() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Goal4))
            .When(Result with { Element = ElementId.Parse("activiteit-1"), Parent = Livelihood.Result411 })
            .ThenRefused(Refusal.ElementWithdrawn, "resultaat-4-11");

    [Fact]
    public void An_id_in_use_is_told_before_a_withdrawn_parent() =>
        Given(Livelihood.WithIndicators).And(new ElementWithdrawn(Livelihood.Goal4))
            .When(Result with { Title = "Iets anders" }).ThenRefused(Refusal.ElementExists);

    [Fact]
    public void Nothing_is_added_to_an_unknown_plan() => GivenNoPlan().When(Goal).ThenRefused(Refusal.PlanUnknown);

    [Fact]
    public void Nothing_is_added_to_a_plan_that_is_over() =>
        Given(Livelihood.Over).When(Goal with { Title = "" }).ThenRefused(Refusal.PlanClosed);
}
