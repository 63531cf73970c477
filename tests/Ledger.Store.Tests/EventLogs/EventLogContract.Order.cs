using Ledger.Domain;
using Shouldly;
using Xunit;

namespace Ledger.Store.Tests.EventLogs;

public abstract partial class EventLogContract
{
    private const int Writers = 8;
    private const int Streams = 5;
    private const int AppendsPerWriter = 40;

    [Fact]
    public async Task Followers_never_read_over_an_event_and_see_none_twice_while_many_write()
    {
        TenantId[] tenants = [Tenant, Sample.NewTenant(), Sample.NewTenant()];
        using var written = new CancellationTokenSource();
        var followers = tenants.SelectMany(t => Enumerable.Range(0, 2).Select(_ => Follow(Log, t, written.Token)))
            .ToList();

        var appended = await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Write(Log, tenants, w)));
        await written.CancelAsync();

        var seen = await Task.WhenAll(followers);
        appended.Sum().ShouldBe(Writers * AppendsPerWriter);
        for (var i = 0; i < tenants.Length; i++)
        {
            var all = (await Log.All(tenants[i])).Select(e => e.Id).ToList();
            seen[2 * i].ShouldBe(all);
            seen[2 * i + 1].ShouldBe(all);
            await Audit(tenants[i]);
        }
    }

    /// <summary>
    /// Appends to streams that others append to as well; after a conflict, again at the version found.
    /// </summary>
    protected static async Task<int> Write(IEventLog log, TenantId[] tenants, int seed)
    {
        var random = new Random(seed);
        var appended = 0;
        for (var i = 0; i < AppendsPerWriter; i++)
        {
            var tenant = tenants[random.Next(tenants.Length)];
            var append = Sample.Append($"s{random.Next(Streams)}", 0, Sample.Events(random.Next(1, 4)));
            while (await log.Append(tenant, [append], Cancel) is AppendResult.Conflict conflict)
            {
                append = append with { ExpectedVersion = conflict.ActualVersion };
            }

            appended++;
        }

        return appended;
    }

    /// <summary>Polls from the last position seen, until the writing is over and nothing more comes.</summary>
    protected static async Task<List<Guid>> Follow(IEventLog log, TenantId tenant, CancellationToken written)
    {
        List<Guid> seen = [];
        var position = 0L;
        while (true)
        {
            var last = written.IsCancellationRequested;
            await foreach (var read in log.ReadTenant(tenant, position, Cancel))
            {
                read.Position.ShouldBeGreaterThan(position);
                position = read.Position;
                seen.Add(read.Id);
            }

            if (last)
            {
                return seen;
            }

            await Task.Delay(1, Cancel);
        }
    }
}
