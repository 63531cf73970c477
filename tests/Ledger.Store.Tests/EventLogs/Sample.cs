using System.Globalization;
using Ledger.Domain;

namespace Ledger.Store.Tests.EventLogs;

/// <summary>Appends to try an engine with.</summary>
internal static class Sample
{
    private static int _tenants;

    /// <summary>A tenant that no other test of this run uses.</summary>
    public static TenantId NewTenant() =>
        TenantId.Parse("gm" + Interlocked.Increment(ref _tenants).ToString("0000", CultureInfo.InvariantCulture));

    public static StreamId Stream(string name) => StreamId.Parse($"plan/{name}");

    public static NewEvent Event(string data = """{"Text": "iets"}""") => new(
        Guid.NewGuid(), "target_changed", "Ledger.Domain.TargetChanged, Ledger.Domain", data,
        """{"Actor": "a1"}""", "import-1", "command-1");

    public static StreamAppend Append(string stream, long expected, params NewEvent[] events) =>
        new(Stream(stream), "plan", expected, events.Length == 0 ? [Event()] : events);

    public static NewEvent[] Events(int count) =>
        [
            .. Enumerable.Range(1, count)
                .Select(i => Event(string.Create(CultureInfo.InvariantCulture, $$"""{"N": {{i}}}"""))),
        ];

    /// <summary>Everything that a tenant has.</summary>
    public static async Task<List<StoredEvent>> All(this IEventLog log, TenantId tenant, long after = 0) =>
        await log.ReadTenant(tenant, after, Xunit.TestContext.Current.CancellationToken).ToListAsync();

    /// <summary>Everything in one stream.</summary>
    public static async Task<List<StoredEvent>> Stream(
        this IEventLog log, TenantId tenant, string stream, long from = 1) =>
        await log.ReadStream(tenant, Stream(stream), from, Xunit.TestContext.Current.CancellationToken).ToListAsync();
}
