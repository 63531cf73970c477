using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

public abstract partial class EventLogContract
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_version_than_expected_is_a_conflict_that_names_both(long expected)
    {
        await Appended(Sample.Append("a", 0, Sample.Events(2)));

        var result = await Log.Append(Tenant, [Sample.Append("a", expected)], Cancel);

        result.ShouldBe(new AppendResult.Conflict(Sample.Stream("a"), expected, 2));
    }

    [Fact]
    public async Task A_stream_that_is_not_there_has_version_0()
    {
        var result = await Log.Append(Tenant, [Sample.Append("a", 4)], Cancel);

        result.ShouldBe(new AppendResult.Conflict(Sample.Stream("a"), 4, 0));
    }

    [Fact]
    public async Task When_one_of_several_streams_is_in_conflict_nothing_is_recorded_anywhere()
    {
        await Appended(Sample.Append("b", 0));

        var result = await Log.Append(
            Tenant, [Sample.Append("a", 0), Sample.Append("b", 0), Sample.Append("c", 7)], Cancel);

        result.ShouldBe(new AppendResult.Conflict(Sample.Stream("b"), 0, 1));
        (await Log.All(Tenant)).Count.ShouldBe(1);
        (await Log.Stream(Tenant, "a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_conflict_the_same_events_are_taken_at_the_right_version()
    {
        await Appended(Sample.Append("a", 0));
        var again = Sample.Append("a", 0, Sample.Events(2));
        await Log.Append(Tenant, [again], Cancel);

        (await Appended(again with { ExpectedVersion = 1 })).Single().Version.ShouldBe(3);
    }

    [Fact]
    public async Task An_archived_stream_takes_no_more_events_and_is_still_read()
    {
        await Appended(Sample.Append("a", 0, Sample.Events(2)));
        await Archive(Tenant, Sample.Stream("a"));

        var result = await Log.Append(Tenant, [Sample.Append("b", 0), Sample.Append("a", 2)], Cancel);

        result.ShouldBe(new AppendResult.Archived(Sample.Stream("a")));
        (await Log.Stream(Tenant, "a")).Count.ShouldBe(2);
        (await Log.Stream(Tenant, "b")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_archived_stream_at_another_version_is_called_archived()
    {
        await Appended(Sample.Append("a", 0));
        await Archive(Tenant, Sample.Stream("a"));

        (await Log.Append(Tenant, [Sample.Append("a", 0)], Cancel))
            .ShouldBe(new AppendResult.Archived(Sample.Stream("a")));
    }

    [Fact]
    public async Task An_event_id_with_other_content_is_taken()
    {
        var first = Sample.Event("""{"N": 1}""");
        await Appended(Sample.Append("a", 0, first));

        foreach (var other in (NewEvent[])[
            first with { Data = """{"N": 2}""" },
            first with { Data = """{"N": 1.0}""" },
            first with { Type = "target_set" },
            first with { Headers = """{"Actor": "a2"}""" },
        ])
        {
            (await Log.Append(Tenant, [Sample.Append("a", 0, other)], Cancel))
                .ShouldBe(new AppendResult.IdTaken(first.Id));
        }
    }

    [Fact]
    public async Task An_event_id_in_another_stream_is_taken()
    {
        var first = Sample.Event();
        await Appended(Sample.Append("a", 0, first));

        (await Log.Append(Tenant, [Sample.Append("b", 0, first)], Cancel)).ShouldBe(new AppendResult.IdTaken(first.Id));
    }

    [Fact]
    public async Task An_event_id_of_another_tenant_is_taken()
    {
        var first = Sample.Event();
        await Log.Append(Sample.NewTenant(), [Sample.Append("a", 0, first)], Cancel);

        (await Log.Append(Tenant, [Sample.Append("a", 0, first)], Cancel)).ShouldBe(new AppendResult.IdTaken(first.Id));
    }

    [Fact]
    public async Task A_taken_id_goes_before_a_conflict()
    {
        var first = Sample.Event();
        await Appended(Sample.Append("a", 0, first));

        (await Log.Append(Tenant, [Sample.Append("b", 9), Sample.Append("c", 0, first)], Cancel))
            .ShouldBe(new AppendResult.IdTaken(first.Id));
    }

    [Fact]
    public async Task Of_callers_at_once_with_one_id_for_two_streams_exactly_one_is_recorded()
    {
        var shared = Sample.Event();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Log.Append(Tenant, [Sample.Append($"s{i}", 0, shared)], Cancel)));

        results.Count(r => r is AppendResult.Appended).ShouldBe(1);
        results.Count(r => r == new AppendResult.IdTaken(shared.Id)).ShouldBe(19);
    }
}
