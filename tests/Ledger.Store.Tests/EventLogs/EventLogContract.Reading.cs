using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task An_unknown_stream_and_an_unknown_tenant_are_empty()
    {
        (await Log.Stream(Tenant, "none")).ShouldBeEmpty();
        (await Log.All(Tenant)).ShouldBeEmpty();
        (await Log.Head(Tenant, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_stream_is_read_from_a_version_on_and_that_one_is_included()
    {
        await Appended(Sample.Append("a", 0, Sample.Events(5)));

        (await Log.Stream(Tenant, "a", from: 4)).Select(e => e.Version).ShouldBe([4, 5]);
        (await Log.Stream(Tenant, "a", from: 6)).ShouldBeEmpty();
        (await Log.Stream(Tenant, "a", from: -3)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_tenant_is_read_after_a_position_and_that_one_is_left_out()
    {
        await Appended(Sample.Append("a", 0, Sample.Events(3)), Sample.Append("b", 0, Sample.Events(2)));
        var all = await Log.All(Tenant);

        foreach (var skipped in Enumerable.Range(0, 5))
        {
            (await Log.All(Tenant, all[skipped].Position)).ShouldBe(all[(skipped + 1)..]);
        }

        (await Log.All(Tenant, long.MaxValue - 1)).ShouldBeEmpty();
        (await Log.All(Tenant, -1)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task The_head_of_a_tenant_is_the_position_of_its_last_event()
    {
        var receipts = await Appended(Sample.Append("a", 0, Sample.Events(3)), Sample.Append("b", 0));

        (await Log.Head(Tenant, Cancel)).ShouldBe(receipts[^1].Position);
    }

    [Fact]
    public async Task More_events_than_one_page_holds_are_read_in_order_by_stream_and_by_tenant()
    {
        var other = Sample.NewTenant();
        foreach (var round in Enumerable.Range(0, 6))
        {
            await Appended(Sample.Append("a", round * 1000, Sample.Events(1000)));
            await Log.Append(other, [Sample.Append("a", round * 7, Sample.Events(7))], Cancel);
        }

        (await Log.Stream(Tenant, "a")).Select(e => e.Version).ShouldBe(Enumerable.Range(1, 6000).Select(i => (long)i));
        (await Log.All(Tenant)).Count.ShouldBe(6000);
        (await Log.All(other)).Count.ShouldBe(42);
    }

    [Fact]
    public async Task Commits_of_any_size_among_those_of_others_are_read_from_any_position()
    {
        var other = Sample.NewTenant();
        int[] sizes = [1, 200, 1, 1800, 3, 128, 1, 1, 900, 40];
        foreach (var (size, number) in sizes.Select((size, number) => (size, number)))
        {
            // Side by side, so that the positions of one may be among those of the other.
            await Task.WhenAll(
                Log.Append(Tenant, [Sample.Append($"s{number}", 0, Sample.Events(size))], Cancel),
                Log.Append(other, [Sample.Append($"s{number}", 0, Sample.Events(1 + size / 2))], Cancel));
        }

        var all = await Log.All(Tenant);

        all.Select(e => e.Version).ShouldBe(sizes.SelectMany(size => Enumerable.Range(1, size)).Select(v => (long)v));
        (await Log.All(other)).Count.ShouldBe(sizes.Sum(size => 1 + size / 2));
        foreach (var index in new[] { 0, 1, 200, 1300, 2005, 2132, all.Count - 2 })
        {
            (await Log.All(Tenant, all[index].Position)).ShouldBe(all[(index + 1)..]);
        }
    }

    [Fact]
    public async Task Who_reads_may_append_between_two_events()
    {
        await Appended(Sample.Append("a", 0, Sample.Events(20)));
        var copied = 0;

        await foreach (var read in Log.ReadStream(Tenant, Sample.Stream("a"), cancellationToken: Cancel))
        {
            await Appended(Sample.Append("copy", copied++, Sample.Event(read.Data)));
        }

        (await Log.Stream(Tenant, "copy")).Select(e => e.Data)
            .ShouldBe((await Log.Stream(Tenant, "a")).Select(e => e.Data));
    }

    [Fact]
    public async Task A_reader_may_stop_anywhere()
    {
        await Appended(Sample.Append("a", 0, Sample.Events(500)));

        (await Log.ReadTenant(Tenant, cancellationToken: Cancel).FirstAsync(Cancel)).Version.ShouldBe(1);
        (await Log.ReadTenant(Tenant, cancellationToken: Cancel).Take(130).CountAsync(Cancel)).ShouldBe(130);
    }

    [Fact]
    public async Task A_reader_that_is_cancelled_ends_with_that()
    {
        await Appended(Sample.Append("a", 0, Sample.Events(10)));
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var read in Log.ReadTenant(Tenant, 0, source.Token))
            {
                await source.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task An_append_that_is_cancelled_beforehand_records_nothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(
            () => Log.Append(Tenant, [Sample.Append("a", 0)], new CancellationToken(canceled: true)));

        (await Log.All(Tenant)).ShouldBeEmpty();
    }
}
