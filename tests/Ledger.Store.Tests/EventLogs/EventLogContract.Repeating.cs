using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task The_same_append_again_records_nothing_and_gives_the_first_receipts()
    {
        StreamAppend[] appends = [Sample.Append("a", 0, Sample.Events(3)), Sample.Append("b", 0, Sample.Events(2))];
        var first = await Appended(appends);

        var second = await Appended(appends);

        ShouldBeSame(second, first);
        (await Log.All(Tenant)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task The_same_append_again_gives_the_first_receipts_after_others_went_on()
    {
        var append = Sample.Append("a", 0, Sample.Events(2));
        var first = await Appended(append);
        await Appended(Sample.Append("a", 2, Sample.Events(4)));
        await Appended(Sample.Append("b", 0));

        ShouldBeSame(await Appended(append), first);
    }

    [Fact]
    public async Task The_same_append_again_gives_the_first_receipts_after_the_stream_was_archived()
    {
        var append = Sample.Append("a", 0, Sample.Events(2));
        var first = await Appended(append);
        await Archive(Tenant, Sample.Stream("a"));

        ShouldBeSame(await Appended(append), first);
    }

    [Fact]
    public async Task The_same_events_again_are_the_same_append_whatever_version_is_expected_now()
    {
        var append = Sample.Append("a", 0, Sample.Events(2));
        var first = await Appended(append);

        ShouldBeSame(await Appended(append with { ExpectedVersion = 2 }), first);
    }

    [Fact]
    public async Task The_same_content_in_another_spelling_is_the_same_append()
    {
        var written = Sample.Event("""{"B": 1, "A": [1, 2], "Long": "é"}""");
        var first = await Appended(Sample.Append("a", 0, written));

        var respelled = written with { Data = "{\"A\":[1,2],\n \"Long\":\"\\u00e9\",\"B\":1}" };

        ShouldBeSame(await Appended(Sample.Append("a", 0, respelled)), first);
    }

    [Fact]
    public async Task Another_correlation_or_causation_does_not_make_it_another_append()
    {
        var @event = Sample.Event();
        var first = await Appended(Sample.Append("a", 0, @event));

        var again = @event with { CorrelationId = "import-2", CausationId = "command-2" };

        ShouldBeSame(await Appended(Sample.Append("a", 0, again)), first);
        (await Log.Stream(Tenant, "a")).Single().CorrelationId.ShouldBe("import-1");
    }

    [Fact]
    public async Task A_repetition_with_an_event_more_is_not_the_same_append()
    {
        var events = Sample.Events(3);
        await Appended(Sample.Append("a", 0, events[..2]));

        (await Log.Append(Tenant, [Sample.Append("a", 0, events)], Cancel))
            .ShouldBe(new AppendResult.IdTaken(events[0].Id));
        (await Log.Append(Tenant, [Sample.Append("a", 2, [events[2], events[1]])], Cancel))
            .ShouldBe(new AppendResult.IdTaken(events[1].Id));
        (await Log.All(Tenant)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_repetition_with_a_stream_more_is_not_the_same_append()
    {
        var append = Sample.Append("a", 0);
        await Appended(append);

        (await Log.Append(Tenant, [append, Sample.Append("b", 0)], Cancel))
            .ShouldBe(new AppendResult.IdTaken(append.Events[0].Id));
        (await Log.Stream(Tenant, "b")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_events_in_another_order_are_not_the_same_append()
    {
        var events = Sample.Events(2);
        await Appended(Sample.Append("a", 0, events));

        (await Log.Append(Tenant, [Sample.Append("a", 0, [events[1], events[0]])], Cancel))
            .ShouldBe(new AppendResult.IdTaken(events[0].Id));
    }

    [Fact]
    public async Task The_same_append_by_many_callers_at_once_is_recorded_once_and_all_get_one_receipt()
    {
        var append = Sample.Append("a", 0, Sample.Events(2));

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Appended(append)));

        results.Select(r => r.Single().Position).Distinct().Count().ShouldBe(1);
        (await Log.All(Tenant)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    public async Task A_run_of_events_of_an_earlier_append_is_a_repetition_and_gives_its_own_place(int from, int count)
    {
        var events = Sample.Events(3);
        await Appended(Sample.Append("a", 0, events));

        var receipt = (await Appended(Sample.Append("a", 0, events[from..(from + count)]))).ShouldHaveSingleItem();

        receipt.Version.ShouldBe(from + count);
        (await Log.All(Tenant)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_two_appends_recorded_one_after_the_other_may_be_asked_again_as_one()
    {
        var events = Sample.Events(2);
        await Appended(Sample.Append("a", 0, events[0]));
        var last = await Appended(Sample.Append("a", 1, events[1]));

        ShouldBeSame(
            await Appended(Sample.Append("a", 0, events)),
            [last[0] with { EventIds = [.. events.Select(e => e.Id)] }]);
    }

    private static void ShouldBeSame(IReadOnlyList<Receipt> actual, IReadOnlyList<Receipt> expected)
    {
        actual.Select(r => (r.Stream, r.Version, r.Position, r.RecordedAt))
            .ShouldBe(expected.Select(r => (r.Stream, r.Version, r.Position, r.RecordedAt)));
        actual.SelectMany(r => r.EventIds).ShouldBe(expected.SelectMany(r => r.EventIds));
    }
}
