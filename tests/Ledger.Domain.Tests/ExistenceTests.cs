using System.Diagnostics;
using Ledger.Domain.Budgets;
using Ledger.Domain.Tests.Budgets;
using Ledger.Domain.Tests.Plans;
using static Ledger.Domain.Budgets.BudgetEvent;
using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Tests;

public sealed class ExistenceTests
{
    private static readonly HistoricalDate Year = HistoricalDate.In(2025);

    [Fact]
    public void A_change_may_carry_the_dates_of_what_it_changes() =>
        Known(Livelihood.Opening, Year, Year).Check(new PlanAdopted(), Year, Year).ShouldBeNull();

    [Theory]
    [InlineData("2024-12-31", "2024-12-31", "effective-too-early")]
    [InlineData("2024-12-31", "2025", "effective-too-early")]
    [InlineData("2025-06", "2024", "decided-too-early")]
    [InlineData("2025-01-01", "2025-01", null)]
    public void A_change_is_not_before_what_it_changes(string effective, string decided, string? refused) =>
        Known(Livelihood.Opening, Year, Year)
            .Check(new PlanAdopted(), HistoricalDate.Parse(effective), HistoricalDate.Parse(decided))?.Code
            .ShouldBe(refused);

    [Fact]
    public void An_element_is_not_before_its_parent()
    {
        var since = Known(Livelihood.Opening, Year, Year).After(Livelihood.AddedGoal4, HistoricalDate.In(2026), Year);
        since.Check(Livelihood.AddedResult411, Year, Year).ShouldBe(Refusal.EffectiveTooEarly);
        since.Check(Livelihood.AddedResult411, HistoricalDate.In(2026), Year).ShouldBeNull();
    }

    [Fact]
    public void An_element_called_plan_is_not_the_plan()
    {
        var plan = Livelihood.AddedGoal4 with { Element = ElementId.Parse("plan") };
        var since = Known(Livelihood.Opening, Year, Year).After(plan, HistoricalDate.In(2027), Year);
        since.Check(new ElementWithdrawn(plan.Element), HistoricalDate.In(2026), Year)
            .ShouldBe(Refusal.EffectiveTooEarly);
        since.Check(new PlanAdopted(), HistoricalDate.In(2026), Year).ShouldBeNull();
    }

    [Fact]
    public void A_lineage_is_not_before_its_successor()
    {
        var since = Known(Livelihood.Opening, Year, Year).After(Livelihood.AddedGoal1, HistoricalDate.In(2026), Year);
        var lineage = new LineageDeclared(
            new PlanRef(ThemePlan.Id), new PlanRef(Livelihood.Id, Livelihood.Goal1.Slug),
            Domain.Plans.LineageKind.Split);
        since.Check(lineage, Year, Year).ShouldBe(Refusal.EffectiveTooEarly);
    }

    [Fact]
    public void What_exists_keeps_its_first_dates_and_is_not_set_again_before_them()
    {
        var since = Known(Livelihood.Opening, Year, Year)
            .After(Livelihood.AddedGoal4, Year, Year)
            .After(Livelihood.DefinedChildPoverty, Year, Year)
            .After(Livelihood.PovertyTarget, HistoricalDate.In(2026), Year)
            .After(Livelihood.PovertyTarget, HistoricalDate.In(2027), Year);
        var withdrawn = new TargetWithdrawn(Livelihood.ChildPoverty, 2028, Livelihood.Everyone);
        since.Check(withdrawn, HistoricalDate.In(2026), Year).ShouldBeNull();
        since.Check(Livelihood.PovertyTarget, Year, Year).ShouldBe(Refusal.EffectiveTooEarly);
    }

    [Fact]
    public void Money_does_not_move_to_a_line_before_the_line_begins()
    {
        var begins = new BudgetAmended(
            null, [new(ThemeBudget.NewLine.Id, Euro.Of(1), Bearing.Unknown, ThemeBudget.NewLine)]);
        var since = Known(ThemeBudget.Primitive, Year, Year).After(begins, HistoricalDate.Parse("2025-11"), Year);
        var moved = new AmountMoved(ThemeBudget.Other, ThemeBudget.NewLine.Id, Euro.Of(1));
        since.Check(moved, HistoricalDate.Parse("2025-10"), Year).ShouldBe(Refusal.EffectiveTooEarly);
        since.Check(moved with { To = ThemeBudget.Neighbourhoods }, HistoricalDate.Parse("2025-10"), Year)
            .ShouldBeNull();
    }

    [Fact]
    public void A_change_of_what_never_was_is_impossible() =>
        Should.Throw<UnreachableException>(() => Existence.Nothing.Check(new PlanAdopted(), Year, Year));

    private static Existence Known(ILedgerEvent @event, HistoricalDate effective, HistoricalDate decided) =>
        Existence.Nothing.After(@event, effective, decided);
}
