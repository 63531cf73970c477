using System.Diagnostics;
using Ledger.Domain.Actors;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;
using Ledger.Domain.Tests.Budgets;
using Ledger.Domain.Tests.Plans;
using static Ledger.Domain.Budgets.BudgetEvent;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests.Hierarchies;

/// <summary>Events that no command decides in that place: the fold throws, for the log is corrupt.</summary>
public sealed class CorruptionTests
{
    private static readonly TargetChanged OtherTarget =
        new(Livelihood.ChildPoverty, 2026, Livelihood.Everyone, Livelihood.AtMost(3), "3%");

    private static readonly LineageDeclared Lineage =
        new(new PlanRef(ThemePlan.Id), new PlanRef(Livelihood.Id), LineageKind.Continued);

    public static TheoryData<string, PlanEvent[], PlanEvent> OnPlans => new()
    {
        { "adopted before it is known", [], new PlanAdopted() },
        { "adopted twice", Livelihood.WithIndicators, new PlanAdopted() },
        { "closed twice", Livelihood.Over, new PlanClosed() },
        { "element twice", Livelihood.WithIndicators, Livelihood.AddedGoal4 },
        { "element with the id of an indicator", Livelihood.WithIndicators,
            Livelihood.AddedGoal4 with { Element = new ElementId(Livelihood.ChildPoverty.Slug) } },
        { "element under an unknown one", Livelihood.Known, Livelihood.AddedResult411 },
        { "reworded unknown", Livelihood.Known, new ElementReworded(Livelihood.Goal4, null, "x", null) },
        { "moved unknown", Livelihood.Known, new ElementMoved(Livelihood.Goal4, null) },
        { "moved under an unknown one", Livelihood.WithIndicators,
            new ElementMoved(Livelihood.Goal4, Livelihood.Nowhere) },
        { "moved in a ring", Livelihood.WithIndicators, new ElementMoved(Livelihood.Goal4, Livelihood.Result411) },
        { "withdrawn unknown", Livelihood.Known, new ElementWithdrawn(Livelihood.Goal4) },
        { "scheduled unknown", Livelihood.Known, new ActivityScheduled(Livelihood.Goal4, null, [], null, null, null) },
        { "indicator twice", Livelihood.WithIndicators, Livelihood.DefinedChildPoverty },
        { "indicator with the id of an element", Livelihood.WithIndicators,
            Livelihood.DefinedChildPoverty with { Indicator = new IndicatorId(Livelihood.Goal4.Slug) } },
        { "indicator of an unknown element", Livelihood.Known, Livelihood.DefinedChildPoverty },
        { "indicator withdrawn unknown", Livelihood.Known, new IndicatorWithdrawn(Livelihood.ChildPoverty) },
        { "target twice", Livelihood.WithTarget, Livelihood.PovertyTarget },
        { "target changed before it is set", Livelihood.WithTarget, OtherTarget },
        { "target withdrawn before it is set", Livelihood.WithIndicators,
            new TargetWithdrawn(Livelihood.ChildPoverty, 2028, Livelihood.Everyone) },
        { "lineage twice", [.. Livelihood.Known, Lineage], Lineage },
    };

    public static TheoryData<string, BudgetEvent[], BudgetEvent> OnBudgets => new()
    {
        { "changed before it is adopted", [], new YearClosed() },
        { "adopted twice", ThemeBudget.Adopted, ThemeBudget.Primitive },
        { "closed twice", ThemeBudget.YearOver, new YearClosed() },
        { "a line twice", [], ThemeBudget.Primitive with
            { Lines = [ThemeBudget.Primitive.Lines[0], ThemeBudget.Primitive.Lines[0]] } },
        { "moved to an unknown line", ThemeBudget.Adopted,
            new AmountMoved(ThemeBudget.Other, ThemeBudget.NoLine, Euro.Of(1)) },
        { "amended an unknown line", ThemeBudget.Adopted,
            new BudgetAmended(null, [new(ThemeBudget.NoLine, Euro.Of(1), Bearing.Unknown, null)]) },
        { "introduced a known line", ThemeBudget.Adopted,
            new BudgetAmended(
                null, [new(ThemeBudget.Other, Euro.Of(1), Bearing.Unknown, ThemeBudget.Primitive.Lines[1])]) },
        { "cover of an unknown line", ThemeBudget.Adopted, new CoverAssigned(ThemeBudget.NoLine, Euro.Of(1), "x") },
        { "actual of an unknown line", ThemeBudget.Adopted, new ActualRecorded(ThemeBudget.NoLine, Euro.Of(1)) },
    };

    [Theory]
    [MemberData(nameof(OnPlans), DisableDiscoveryEnumeration = true)]
    public void A_corrupt_plan_is_not_folded(string because, PlanEvent[] before, PlanEvent @event)
    {
        var state = before.Aggregate(Plan.Initial, Plan.Evolve);
        Should.Throw<UnreachableException>(() => Plan.Evolve(state, @event), because);
    }

    [Theory]
    [MemberData(nameof(OnBudgets), DisableDiscoveryEnumeration = true)]
    public void A_corrupt_budget_is_not_folded(string because, BudgetEvent[] before, BudgetEvent @event)
    {
        var state = before.Aggregate(Budget.Initial, Budget.Evolve);
        Should.Throw<UnreachableException>(() => Budget.Evolve(state, @event), because);
    }

    [Fact]
    public void A_corrupt_decision_is_not_folded()
    {
        var taken = Given(Decisions.Recorded.Framework).State;
        Should.Throw<UnreachableException>(() => DecisionRecord.Evolve(taken, Decisions.Recorded.Advice));
        Should.Throw<UnreachableException>(() => DecisionRecord.Evolve(taken, Decisions.Recorded.Answer));
        var advised = Given(Decisions.Recorded.Advice).State;
        Should.Throw<UnreachableException>(() => DecisionRecord.Evolve(advised, Decisions.Recorded.Framework));
    }

    [Fact]
    public void A_corrupt_source_is_not_folded() => Should.Throw<UnreachableException>(
        () => Source.Evolve(Source.Initial, new SourceEvent.SourceSuperseded(Sources.Document.Newer)));

    [Fact]
    public void A_corrupt_pseudonym_is_not_folded()
    {
        var erased = new ActorEvent.NameErased();
        Should.Throw<UnreachableException>(() => ActorRecord.Evolve(ActorRecord.Initial, erased));
        var gone = Given(Actors.Clerk.Named, erased).State;
        Should.Throw<UnreachableException>(() => ActorRecord.Evolve(gone, Actors.Clerk.Named));
        Should.Throw<UnreachableException>(() => ActorRecord.Evolve(gone, erased));
    }
}
