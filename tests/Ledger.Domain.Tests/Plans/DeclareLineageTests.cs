using Ledger.Domain.Plans;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Plans;

public sealed class DeclareLineageTests
{
    private static readonly PlanRef Earlier = new(ThemePlan.Id, ThemePlan.Result5.Slug);
    private static readonly PlanRef Later = new(Livelihood.Id, Livelihood.Goal1.Slug);
    private static readonly DeclareLineage Command = new(Earlier, Later, LineageKind.Continued);
    private static readonly LineageDeclared Declared = new(Earlier, Later, LineageKind.Continued);

    [Fact]
    public void A_goal_follows_from_a_result_of_the_generation_before() =>
        Given(Livelihood.WithIndicators).When(Command).Then(Declared);

    [Fact]
    public void A_plan_follows_as_a_whole_from_a_plan() =>
        Given(Livelihood.Known)
            .When(new DeclareLineage(new PlanRef(ThemePlan.Id), new PlanRef(Livelihood.Id), LineageKind.Merged))
            .Then(new LineageDeclared(new PlanRef(ThemePlan.Id), new PlanRef(Livelihood.Id), LineageKind.Merged));

    [Fact]
    public void A_result_was_discontinued_and_its_own_plan_says_so_when_it_is_over() =>
        Given(ThemePlan.Adopted).And(new PlanClosed())
            .When(new DeclareLineage(Earlier, null, LineageKind.Discontinued))
            .Then(new LineageDeclared(Earlier, null, LineageKind.Discontinued));

    [Fact]
    public void The_same_again_changes_nothing() =>
        Given(Livelihood.WithIndicators).And(Declared).When(Command).ThenNothing();

    [Fact]
    public void The_successor_stands_in_the_plan() =>
        Given(Livelihood.Known).When(Command).ThenRefused(Refusal.ElementUnknown, "doel-1");

    [Fact]
    public void What_was_discontinued_stands_in_the_plan() =>
        Given(Livelihood.Known).When(new DeclareLineage(Earlier, null, LineageKind.Discontinued))
            .ThenRefused(Refusal.ElementUnknown, "resultaat-5");

    [Fact]
    public void An_unknown_element_comes_before_a_successor_too_many() =>
        Given(Livelihood.Known).When(Command with { Kind = LineageKind.Discontinued })
            .ThenRefused(Refusal.ElementUnknown, "resultaat-5");

    [Fact]
    public void What_was_discontinued_has_no_successor() =>
        Given(ThemePlan.Adopted).When(Command with { Kind = LineageKind.Discontinued })
            .ThenRefused(Refusal.LineageIncomplete);

    [Fact]
    public void What_goes_on_has_a_successor() =>
        Given(Livelihood.WithIndicators).When(Command with { To = null }).ThenRefused(Refusal.LineageIncomplete);

    [Fact]
    public void The_plan_is_known() => GivenNoPlan().When(Command).ThenRefused(Refusal.PlanUnknown);
}
