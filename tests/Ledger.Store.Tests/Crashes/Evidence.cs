using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Ledger.Domain;
using Ledger.Store.Neighbour;
using Ledger.Store.Tests.EventLogs;
using Shouldly;

namespace Ledger.Store.Tests.Crashes;

/// <summary>What the log has said to its callers, held against what it has.</summary>
internal sealed class Evidence(TenantId tenant)
{
    private readonly ConcurrentQueue<Acknowledged> _acknowledged = [];
    private readonly List<StoredEvent> _followed = [];
    private long _position;

    public int Count => _acknowledged.Count;

    public void Add(Acknowledged append) => _acknowledged.Enqueue(append);

    /// <summary>Waits until some more appends are acknowledged.</summary>
    public async Task More(CancellationToken cancellationToken, int count = 1)
    {
        var enough = Count + count;
        while (Count < enough)
        {
            await Task.Delay(5, cancellationToken);
        }
    }

    /// <summary>Reads on from where it read up to, as a projection does.</summary>
    public async Task Follow(IEventLog log)
    {
        await foreach (var stored in log.ReadTenant(tenant, _position))
        {
            _followed.Add(stored);
            _position = stored.Position;
        }
    }

    /// <summary>
    /// Reads on. Every acknowledged append is there where it was said to be; every append is there whole or not at all;
    /// streams count from one without a gap.
    /// </summary>
    public async Task Audit(IEventLog log)
    {
        var acknowledged = _acknowledged.ToList();
        await Follow(log);
        _followed.Select(e => e.Id).ShouldBeUnique();
        _followed.Zip(_followed.Skip(1)).ShouldAllBe(pair => pair.First.RecordedAt <= pair.Second.RecordedAt);
        foreach (var stream in _followed.GroupBy(e => e.Stream))
        {
            stream.Select(e => e.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(i => (long)i));
        }

        var appends = _followed.GroupBy(e => e.CorrelationId!).ToDictionary(g => Guid.Parse(g.Key), g => g.ToList());
        appends.Values.ShouldAllBe(events => events.Count == Of(events[0]));
        foreach (var append in acknowledged)
        {
            appends.ShouldContainKey(append.Append);
            appends[append.Append].Count.ShouldBe(append.Events);
            appends[append.Append][^1].Position.ShouldBe(append.LastPosition);
        }
    }

    /// <summary>
    /// At the end, when nobody appends: who followed all the time has seen the same as who reads now.
    /// </summary>
    public async Task AuditAll(IEventLog log)
    {
        await Audit(log);
        (await log.All(tenant)).ShouldBe(_followed);
    }

    private static int Of(StoredEvent stored) =>
        JsonDocument.Parse(stored.Data).RootElement.GetProperty("Of").GetInt32();
}

/// <summary>How often, and from which seed.</summary>
internal static class Rounds
{
    /// <summary>10, or what <c>LEDGER_CRASH_ROUNDS</c> says.</summary>
    public static int Count => Number("LEDGER_CRASH_ROUNDS") ?? 10;

    /// <summary>
    /// Another every time, or what <c>LEDGER_CRASH_SEED</c> says; printed, so that a failure can be run again.
    /// </summary>
    public static Random Seeded()
    {
        var seed = Number("LEDGER_CRASH_SEED") ?? Random.Shared.Next();
        Xunit.TestContext.Current.TestOutputHelper?.WriteLine($"LEDGER_CRASH_SEED={seed}");
        return new Random(seed);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
