using Ledger.Store.Neighbour;
using Ledger.Store.Tests.EventLogs;
using Xunit;

namespace Ledger.Store.Tests.Crashes;

public sealed class TwoProcessesTests(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    [Fact]
    public async Task Writers_in_two_processes_keep_one_order_that_followers_see_whole()
    {
        var random = Rounds.Seeded();
        var tenant = Sample.NewTenant();
        var evidence = new Evidence(tenant);
        var log = new PostgresEventLog(database.Source);
        using var ended = new CancellationTokenSource();
        await using var first = WriterProcess.Start(database.ConnectionString, tenant, random.Next(), evidence);
        await using var second = WriterProcess.Start(database.ConnectionString, tenant, random.Next(), evidence);
        var third = new Workload(log, tenant, random.Next(), evidence.Add).Run(2, ended.Token);

        while (evidence.Count < 400)
        {
            await evidence.Follow(log);
        }

        await ended.CancelAsync();
        await third;
        await first.Leave();
        await second.Leave();
        await evidence.AuditAll(log);
    }
}
