using System.Diagnostics;
using System.Globalization;
using Ledger.Store.Seal;
using Ledger.Store.Tests.EventLogs;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.Seal;

/// <summary>
/// A log is sealed and audited in memory that does not grow with it. <c>LEDGER_LARGE_LOG</c> sets how many events it
/// has (20,000).
/// </summary>
public sealed class LargeLogTests(LedgerDatabase database, ITestOutputHelper output) : IClassFixture<LedgerDatabase>
{
    private const int PerStream = 1000;
    private const long MostLiveBytes = 6 * 1024 * 1024;

    private static int Events => int.TryParse(
        Environment.GetEnvironmentVariable("LEDGER_LARGE_LOG"), CultureInfo.InvariantCulture, out var number)
            ? number : 20_000;

    [Fact]
    public async Task What_an_audit_keeps_in_memory_does_not_grow_with_the_log()
    {
        using var log = new SealedLog(database.Source);
        await Fill(log);
        var clock = Stopwatch.StartNew();
        (await log.Seal()).Checkpoint.Size.ShouldBe(Events);
        output.WriteLine(Rate("sealed", clock));
        var live = new Live();

        var report = await new LogAudit(log.Source, log.Folder).Run(
            log.Tenant, [], null, live, TestContext.Current.CancellationToken);

        report.Problems.ShouldBeEmpty();
        report.Size.ShouldBe(Events);
        output.WriteLine($"audited with at most {live.MostBytes / 1024} KiB alive beside what was there before");
        live.MostBytes.ShouldBeLessThan(MostLiveBytes);
        clock.Restart();
        (await log.AuditAtHome()).Ok.ShouldBeTrue();
        output.WriteLine(Rate("audited", clock));
    }

    private static Task Fill(SealedLog log) => log.Run(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        SELECT ledger.append_stream('{{log.Tenant}}', 'plan/s' || s, 'plan', 0,
            array_agg(gen_random_uuid()), array_agg('target_changed'::text), array_agg('Ledger.Domain.Target'::text),
            array_agg(jsonb_build_object('indicator', n, 'text', repeat('x', n % 200), 'value', n * 1.50)),
            array_agg(jsonb_build_object('actor', 'a1', 'rationale', repeat('omdat ', n % 20))),
            array_agg('import-1'::text), array_agg('command-' || n), 0)
        FROM (SELECT s, n FROM generate_series(1, {{Events / PerStream}}) s, generate_series(1, {{PerStream}}) n) e
        GROUP BY s
        """));

    private static string Rate(string what, Stopwatch clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what} {Events} events in {clock.Elapsed.TotalSeconds:0.0} s: {Events / clock.Elapsed.TotalSeconds:0} /s");

    /// <summary>Looks now and then at what is alive.</summary>
    private sealed class Live : IProgress<(long Done, long Sealed)>
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
        private int _told;

        public long MostBytes { get; private set; }

        public void Report((long Done, long Sealed) value)
        {
            if (_told++ % (1 + Events / 20_000) == 0)
            {
                MostBytes = Math.Max(MostBytes, GC.GetTotalMemory(forceFullCollection: true) - _before);
            }
        }
    }
}
