using NodaTime;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task An_event_is_read_back_as_it_was_appended()
    {
        var before = SystemClock.Instance.GetCurrentInstant() - Duration.FromSeconds(5);
        var asked = Sample.Event("""{"Amount": 61596.00, "Text": "één é\n\"aan\""}""");

        var receipt = (await Appended(Sample.Append("a", 0, asked))).ShouldHaveSingleItem();

        var stored = (await Log.Stream(Tenant, "a")).ShouldHaveSingleItem();
        stored.Id.ShouldBe(asked.Id);
        stored.Stream.ShouldBe(Sample.Stream("a"));
        stored.Version.ShouldBe(1);
        stored.Position.ShouldBeGreaterThan(0);
        stored.Type.ShouldBe(asked.Type);
        stored.Data.ShouldBe("""{"Text": "één é\n\"aan\"", "Amount": 61596.00}""");
        stored.Headers.ShouldBe(asked.Headers);
        stored.CorrelationId.ShouldBe(asked.CorrelationId);
        stored.CausationId.ShouldBe(asked.CausationId);
        stored.RecordedAt.ShouldBeInRange(before, SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(5));
        receipt.Stream.ShouldBe(stored.Stream);
        (receipt.Version, receipt.Position, receipt.RecordedAt).ShouldBe((1, stored.Position, stored.RecordedAt));
        receipt.EventIds.ShouldBe([asked.Id]);
    }

    [Fact]
    public async Task Events_of_one_append_stand_in_the_order_given()
    {
        var events = Sample.Events(50);

        await Appended(Sample.Append("a", 0, events));

        (await Log.All(Tenant)).Select(e => e.Id).ShouldBe(events.Select(e => e.Id));
    }

    [Fact]
    public async Task A_stream_grows_when_the_version_expected_is_the_one_it_has()
    {
        await Appended(Sample.Append("a", 0, Sample.Events(3)));

        var receipt = (await Appended(Sample.Append("a", 3, Sample.Events(2)))).Single();

        receipt.Version.ShouldBe(5);
        (await Log.Stream(Tenant, "a")).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Several_streams_are_appended_to_at_once_each_with_its_receipt_in_the_order_asked()
    {
        await Appended(Sample.Append("b", 0));

        var receipts = await Appended(
            Sample.Append("c", 0, Sample.Events(2)), Sample.Append("b", 1), Sample.Append("a", 0, Sample.Events(3)));

        receipts.Select(r => (r.Stream.Value, r.Version))
            .ShouldBe([("plan/c", 2), ("plan/b", 2), ("plan/a", 3)]);
        receipts.Select(r => r.RecordedAt).Distinct().Count().ShouldBe(1);
        (await Log.All(Tenant)).Skip(1).Select(e => e.Stream.Value)
            .ShouldBe(["plan/c", "plan/c", "plan/b", "plan/a", "plan/a", "plan/a"]);
    }

    [Fact]
    public async Task Two_tenants_may_name_a_stream_alike_and_see_only_their_own()
    {
        var other = Sample.NewTenant();
        await Appended(Sample.Append("a", 0, Sample.Events(2)));

        await Log.Append(other, [Sample.Append("a", 0)], Cancel);

        (await Log.Stream(Tenant, "a")).Count.ShouldBe(2);
        (await Log.Stream(other, "a")).Count.ShouldBe(1);
        (await Log.All(other)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_callers_at_once_each_get_their_own_receipt()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            var append = Sample.Append($"s{i}", 0, Sample.Events(1 + i % 3));
            return (Asked: append, Result: await Log.Append(Tenant, [append], Cancel));
        }));

        foreach (var (asked, result) in results)
        {
            var receipt = result.ShouldBeOfType<AppendResult.Appended>().Receipts.ShouldHaveSingleItem();
            var stored = await Log.ReadStream(Tenant, asked.Stream, cancellationToken: Cancel).ToListAsync(Cancel);
            receipt.Stream.ShouldBe(asked.Stream);
            receipt.EventIds.ShouldBe(stored.Select(e => e.Id));
            (receipt.Version, receipt.Position, receipt.RecordedAt)
                .ShouldBe((stored[^1].Version, stored[^1].Position, stored[^1].RecordedAt));
        }
    }

    [Fact]
    public async Task Of_many_callers_at_once_those_who_may_succeed_and_the_others_are_refused()
    {
        await Appended(Sample.Append("taken", 0));

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Log.Append(
            Tenant, [i % 3 == 0 ? Sample.Append("taken", 0) : Sample.Append($"s{i}", 0)], Cancel)));

        results.Where((_, i) => i % 3 == 0).ShouldAllBe(r => r is AppendResult.Conflict);
        results.Where((_, i) => i % 3 != 0).ShouldAllBe(r => r is AppendResult.Appended);
        (await Log.All(Tenant)).Count.ShouldBe(41);
    }

    [Fact]
    public async Task Of_many_callers_at_once_that_expect_the_same_version_exactly_one_is_recorded()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ =>
            Log.Append(Tenant, [Sample.Append("a", 0)], Cancel)));

        results.Count(r => r is AppendResult.Appended).ShouldBe(1);
        results.Where(r => r is not AppendResult.Appended)
            .ShouldAllBe(r => r == new AppendResult.Conflict(Sample.Stream("a"), 0, 1));
    }
}
