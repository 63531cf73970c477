using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>Reads decoded events from the log.</summary>
/// <param name="log">The event log.</param>
/// <param name="tenant">The municipality.</param>
/// <param name="codec">How events are stored.</param>
public sealed class LedgerHistory(IEventLog log, TenantId tenant, EventCodec? codec = null)
{
    private readonly EventCodec _codec = codec ?? EventCodec.Current;

    /// <summary>The municipality.</summary>
    public TenantId Tenant => tenant;

    /// <summary>The events of one stream, in order; none when there is no such stream.</summary>
    public Task<IReadOnlyList<RecordedEvent>> OfStream(
        StreamId stream, CancellationToken cancellationToken = default) =>
        Decode(log.ReadStream(tenant, stream, 1, cancellationToken));

    /// <summary>All events of the municipality after a position, in order.</summary>
    public Task<IReadOnlyList<RecordedEvent>> OfTenant(
        long afterPosition = 0, CancellationToken cancellationToken = default) =>
        Decode(log.ReadTenant(tenant, afterPosition, cancellationToken));

    /// <summary>The event at a position; null when the municipality has none there.</summary>
    public async Task<RecordedEvent?> At(long position, CancellationToken cancellationToken = default)
    {
        await foreach (var stored in log.ReadTenant(tenant, position - 1, cancellationToken))
        {
            return stored.Position == position ? _codec.Decode(stored) : null;
        }

        return null;
    }

    private async Task<IReadOnlyList<RecordedEvent>> Decode(IAsyncEnumerable<StoredEvent> events)
    {
        var decoded = new List<RecordedEvent>();
        await foreach (var stored in events)
        {
            decoded.Add(_codec.Decode(stored));
        }

        return decoded;
    }
}
