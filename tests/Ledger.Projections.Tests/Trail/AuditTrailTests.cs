using NodaTime;
using static Ledger.Projections.Tests.Poverty;

namespace Ledger.Projections.Tests.Trail;

public sealed class AuditTrailTests
{
    private static readonly Times January = new("2025-01-10", "2025-02-01", "2025-02-05");

    [Fact]
    public async Task An_entry_has_action_object_result_origin_actor_and_time()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);

        var entry = AuditTrail.Page(await chronicle.Ledger(), new TrailFilter(), 1).Entries[0];
        (entry.Action, entry.Object, entry.Result, entry.Origin, entry.Actor.ToString(), entry.Time).ShouldBe(
            ("TargetSet", TargetId, "streefwaarde: hoogstens 10 %", "raad-2025-01-10-besluit", "medewerker",
                Instant.FromUtc(2025, 2, 5, 12, 0)));
    }

    [Fact]
    public async Task Entries_stand_in_the_order_of_recording_newest_first_and_say_what_the_ledger_said_then()
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);
        await chronicle.On(Id, Change(12m), new Times("2025-06-01", "2025-07-01", "2025-06-03"));
        await chronicle.On(Id, Change(11m), new Times("2025-05-01", "2025-05-01", "2025-09-02"));

        AuditTrail.Page(await chronicle.Ledger(), new TrailFilter(Element: "kinderen/2028"), 1).Entries
            .Select(e => e.Result).ShouldBe(
            [
                "streefwaarde: hoogstens 10 % → hoogstens 11 %", "streefwaarde: hoogstens 10 % → hoogstens 12 %",
                "streefwaarde: hoogstens 10 %",
            ]);
    }

    [Fact]
    public async Task A_page_holds_fifty_and_the_next_goes_on()
    {
        var chronicle = await Begin();
        for (var i = 0; i < 60; i++)
        {
            await chronicle.On(Id, Add($"doel-{i + 10}"), January);
        }

        var ledger = await chronicle.Ledger();
        var first = AuditTrail.Page(ledger, new TrailFilter(), 1);
        var second = AuditTrail.Page(ledger, new TrailFilter(), 2);
        (first.Total, first.Entries.Count, second.Entries.Count).ShouldBe((66, 50, 16));
        first.Entries.Concat(second.Entries).Select(e => e.Position).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [InlineData("hoogstens", 1)]
    [InlineData("HOOGSTENS 10", 1)]
    [InlineData("hoogstens nergens", 0)]
    public async Task Words_are_found_however_they_are_typed(string text, int found)
    {
        var chronicle = await Begin();
        await chronicle.On(Id, Set(10m), January);

        AuditTrail.Page(await chronicle.Ledger(), new TrailFilter(Text: text), 1).Total.ShouldBe(found);
    }

    [Fact]
    public async Task Filters_narrow_by_plan_day_body_and_actor()
    {
        var chronicle = await Begin();
        await ThemeBudget.Begin(chronicle);
        await chronicle.On(Id, Set(10m), January);
        var ledger = await chronicle.Ledger();

        long Total(TrailFilter filter) => AuditTrail.Page(ledger, filter, 1).Total;
        Total(new TrailFilter(Plan: Id)).ShouldBe(4);
        Total(new TrailFilter(Plan: ThemeBudget.Id.Plan)).ShouldBe(1);
        Total(new TrailFilter(From: new LocalDate(2025, 2, 5))).ShouldBe(2);
        Total(new TrailFilter(To: new LocalDate(2024, 1, 4))).ShouldBe(0);
        Total(new TrailFilter(Body: "Raad", Plan: Id)).ShouldBe(4);
        Total(new TrailFilter(Actor: "niemand")).ShouldBe(0);
    }
}
