using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

/// <summary>Sizes at which other stores broke, on the engine that has to bear them.</summary>
[Collection(Alone)]
public sealed class PostgresLimitTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const string Alone = "memory is measured";
    private const long PastInt32 = 3_000_000_000;

    private readonly PostgresEventLog _log = new(database.Source);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Positions_and_versions_go_on_past_what_32_bits_hold()
    {
        var tenant = Sample.NewTenant();
        await _log.Append(tenant, [Sample.Append("a", 0)], Cancel);
        await database.Execute($"SELECT setval('ledger.mt_events_sequence', {PastInt32})");
        await database.Execute(
            $"UPDATE ledger.mt_streams SET version = {PastInt32} WHERE tenant_id = '{tenant}' AND id = 'plan/a'");

        var done = (await _log.Append(tenant, [Sample.Append("a", PastInt32, Sample.Events(2))], Cancel))
            .ShouldBeOfType<AppendResult.Appended>();

        (done.Receipts[0].Version, done.Receipts[0].Position).ShouldBe((PastInt32 + 2, PastInt32 + 2));
        (await _log.Stream(tenant, "a", PastInt32)).Select(e => e.Version).ShouldBe([PastInt32 + 1, PastInt32 + 2]);
        (await _log.All(tenant, PastInt32)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_stream_of_100_000_events_is_read_in_order_without_ever_being_in_memory_whole()
    {
        const int appends = 10;
        var tenant = Sample.NewTenant();
        for (var i = 0; i < appends; i++)
        {
            var events = Sample.Events(AppendLimits.EventsPerAppend);
            (await _log.Append(tenant, [Sample.Append("long", i * AppendLimits.EventsPerAppend, events)], Cancel))
                .ShouldBeOfType<AppendResult.Appended>();
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (read, most) = (0L, 0L);
        await foreach (var stored in _log.ReadStream(tenant, Sample.Stream("long"), cancellationToken: Cancel))
        {
            stored.Version.ShouldBe(++read);
            if (read % 10_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        read.ShouldBe(appends * AppendLimits.EventsPerAppend);

        // A page of 4,096 of these events is some 3 MB; all of them together are 60.
        most.ShouldBeLessThan(24 * 1024 * 1024);
    }

    [Fact]
    public async Task Who_comes_when_too_many_wait_is_told_so_at_once_and_the_others_go_on()
    {
        var gate = new Gate(capacity: 1, maxWaiting: 2);
        await gate.Enter(1, Cancel);
        Task[] waiting = [gate.Enter(1, Cancel).AsTask(), gate.Enter(1, Cancel).AsTask()];

        var busy = (await Should.ThrowAsync<StoreException>(async () => await gate.Enter(1, Cancel)))
            .Fault.ShouldBeOfType<StoreFault.Busy>();

        busy.Sentence.ShouldContain("2 appends wait already");
        foreach (var place in waiting)
        {
            gate.Exit(1);
            await place;
        }
    }
}

/// <summary>Tests that measure memory run when no other does.</summary>
[CollectionDefinition("memory is measured", DisableParallelization = true)]
public sealed class AloneCollection;
