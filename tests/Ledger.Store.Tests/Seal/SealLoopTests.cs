using System.Collections.Concurrent;
using System.Diagnostics;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>While a program runs, what is recorded is sealed within a second, or it is said why not.</summary>
public sealed class SealLoopTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_recorded_is_sealed_within_a_second()
    {
        using var log = new SealedLog(database.Source);
        await using var running = new Running(new SealLoop(database.Source, log.Sealer));
        var random = new Random(31);
        List<double> seconds = [];
        for (var i = 1; i <= 7; i++)
        {
            await log.Record(random, 3);
            seconds.Add(await Until(async () => await Size(log) == i * 3));
        }

        seconds.Order().ElementAt(3).ShouldBeLessThan(1, string.Join(' ', seconds));
        (await log.AuditAtHome()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_nobody_tells_of_is_found_too()
    {
        using var log = new SealedLog(database.Source);
        await using var running = new Running(new SealLoop(database.Source, log.Sealer));
        await log.Record(new Random(32), 1);
        await Until(async () => await Size(log) == 1);

        await log.Run(
            $$"""
            SELECT ledger.append_stream('{{log.Tenant}}', 'plan/silent', 'plan', 0, ARRAY[gen_random_uuid()],
                '{target_set}', '{X}', ARRAY['{}'::jsonb], ARRAY['{}'::jsonb], '{c}', '{c}', 0)
            """);

        await Until(async () => await Size(log) == 2);
    }

    [Fact]
    public async Task What_was_rewritten_is_not_sealed_and_that_is_said_while_others_are()
    {
        using var log = new SealedLog(database.Source);
        using var neighbour = new SealedLog(database.Source, home: log);
        await log.Record(new Random(33), 5);
        await log.Seal();
        var said = new ConcurrentQueue<string>();
        var loop = new SealLoop(database.Source, log.Sealer, Hear) { Patience = TimeSpan.FromMilliseconds(300) };
        await using var running = new Running(loop);
        const string Flip = "UPDATE ledger.seal_tiles SET hashes = set_byte(hashes, 7, 255 - get_byte(hashes, 7))";

        await log.Run($"{Flip} WHERE tenant_id = '{log.Tenant}'");
        await log.Record(new Random(34), 1);
        await neighbour.Record(new Random(35), 1);
        await Until(() => Task.FromResult(loop.RefusalOf(log.Tenant) is not null));
        await Until(async () => await Size(neighbour) == 1);
        await Task.Delay(1000, Cancel);

        loop.RefusalOf(log.Tenant)!.ShouldContain("not the one that was signed");
        loop.RefusalOf(neighbour.Tenant).ShouldBeNull();
        (await Size(log)).ShouldBe(5);
        said.ShouldHaveSingleItem().ShouldContain("is not sealed any more");

        await log.Run($"{Flip} WHERE tenant_id = '{log.Tenant}'");
        await Until(async () => await Size(log) == 6);
        await Until(() => Task.FromResult(said.Count == 2));
        loop.RefusalOf(log.Tenant).ShouldBeNull();

        // The logs of the other tests have keys elsewhere, and are refused too.
        void Hear(string what)
        {
            if (what.StartsWith(log.Tenant.Value, StringComparison.Ordinal))
            {
                said.Enqueue(what);
            }
        }
    }

    private Task<long> Size(SealedLog log) => database.Ask<long>(
        $"SELECT coalesce(max(size), 0) FROM ledger.seal_checkpoints WHERE tenant_id = '{log.Tenant}'");

    /// <summary>Waits until something is so; gives after how many seconds.</summary>
    private static async Task<double> Until(Func<Task<bool>> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSo())
        {
            clock.Elapsed.ShouldBeLessThan(Long);
            await Task.Delay(10, Cancel);
        }

        return clock.Elapsed.TotalSeconds;
    }

    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _task;

        public Running(SealLoop loop) => _task = loop.Run(_stop.Token);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _task;
            _stop.Dispose();
        }
    }
}
