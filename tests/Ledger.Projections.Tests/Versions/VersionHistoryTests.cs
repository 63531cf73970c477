using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Projections.Tests.Versions;

public sealed class VersionHistoryTests
{
    private static readonly Times January = new("2025-01-10", "2025-02-01", "2025-02-05");
    private static readonly Times June = new("2025-06-01", "2025-07-01", "2025-06-03");
    private static readonly Subject Whole = new("armoede", SubjectKind.Plan, Id.Stream, "Armoede");

    [Fact]
    public async Task Each_decision_makes_one_version_newest_first()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Add("doel-5"), January);
        await chronicle.On(Id, Change(12m), June);

        var versions = VersionHistory.Of(await chronicle.Ledger(), Whole);
        versions.Select(v => (v.Version, v.Decision)).ShouldBe(
            [(3, "raad-2025-06-01-besluit"), (2, "raad-2025-01-10-besluit"), (1, "raad-2024-01-01-besluit")]);
        versions[0].Changes.ShouldBe([new Change(TargetId, "streefwaarde", "hoogstens 10 %", "hoogstens 12 %")]);
        versions[0].Body.ShouldBe("raad");
    }

    [Fact]
    public async Task A_rectificatie_stands_beside_the_version_that_it_puts_right()
    {
        var chronicle = await Begin();
        var wrong = await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(12m), June);
        var better = await chronicle.Correct(Id, wrong, Change(9m), January with { Recorded = "2025-08-01" });
        await chronicle.Correct(Id, better, Change(9.5m), January with { Recorded = "2025-08-02" });

        var versions = VersionHistory.Of(await chronicle.Ledger(), Target);
        versions.Count.ShouldBe(2);
        versions[0].Changes.Single().From.ShouldBe("hoogstens 9,5 %");
        versions[1].Changes.Single().To.ShouldBe("hoogstens 10 %");
        versions[1].Corrections.Select(c => c.Changes.Single().To).ShouldBe(["hoogstens 9 %", "hoogstens 9,5 %"]);
    }

    [Fact]
    public async Task A_rectificatie_of_another_thing_of_the_decision_is_not_lost()
    {
        var chronicle = await Begin();
        var added = await chronicle.On(Id, Add("doel-5"), January);
        await chronicle.Correct(Id, added, Set(10m), January with { Recorded = "2025-08-01" });

        var version = VersionHistory.Of(await chronicle.Ledger(), Target).ShouldHaveSingleItem();
        version.Decision.ShouldBe("raad-2025-01-10-besluit");
        version.Changes.ShouldBeEmpty();
        version.Corrections.ShouldHaveSingleItem().Changes.Single().To.ShouldBe("hoogstens 10 %");
    }

    [Fact]
    public async Task A_version_says_what_a_retroactive_decision_replaced_when_it_took_effect()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(12m), June);
        await chronicle.On(Id, Change(11m), new Times("2025-09-01", "2025-03-01", "2025-09-02"));

        VersionHistory.Of(await chronicle.Ledger(), Target)[0].Changes.ShouldBe(
            [new Change(TargetId, "streefwaarde", "hoogstens 10 %", "hoogstens 11 %")]);
    }

    [Fact]
    public async Task The_difference_of_two_versions_is_what_came_went_and_changed()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Add("doel-5"), January);
        await chronicle.On(Id, Change(12m), June);
        await chronicle.On(Id, new WithdrawElement(ElementId.Parse("doel-5")), June);
        await chronicle.On(Id, Add("doel-6"), June);
        var ledger = await chronicle.Ledger();

        var difference = PlanDiff.Between(
            PlanDiff.AtVersion(ledger, Id, 2), PlanDiff.AtVersion(ledger, Id, 3), "2", "3");
        difference.Added.ShouldBe([new DiffItem("armoede/doel-6", "doel-6")]);
        difference.Removed.ShouldBe([new DiffItem("armoede/doel-5", "doel-5")]);
        difference.Changed.ShouldBe(
        [
            new DiffChange($"{TargetId}#streefwaarde", "hoogstens 10 %", "hoogstens 12 %"),
            new DiffChange($"{TargetId}#tekst", "10 %", "12 %"),
        ]);
    }

    [Fact]
    public async Task A_version_does_not_know_what_was_decided_after_it()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(12m), June);

        PlanDiff.AtVersion(await chronicle.Ledger(), Id, 1).Elements.Single().Indicators.Single().Targets
            .ShouldBeEmpty();
    }
}
