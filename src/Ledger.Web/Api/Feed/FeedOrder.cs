using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Web.Api;

/// <summary>
/// Numbers the events of a municipality from 1, without gaps: positions have gaps, because municipalities share one
/// sequence. The number of an event never changes. Only every so many a position is kept, so that any number is found
/// by reading on from the one below it.
/// </summary>
/// <param name="log">The event log.</param>
/// <param name="tenant">The municipality.</param>
internal sealed class FeedOrder(IEventLog log, TenantId tenant) : IDisposable
{
    private const int Between = 256;

    private readonly SemaphoreSlim _alone = new(1);

    // The position of event 0 (none), 256, 512 and so on.
    private readonly List<long> _marks = [0];
    private long _count;
    private long _last;

    /// <summary>How many events there are.</summary>
    public async Task<long> Count(CancellationToken cancellationToken)
    {
        if (await log.Head(tenant, cancellationToken) <= Interlocked.Read(ref _last))
        {
            return Interlocked.Read(ref _count);
        }

        await _alone.WaitAsync(cancellationToken);
        try
        {
            await foreach (var stored in log.ReadTenant(tenant, _last, cancellationToken))
            {
                Take(stored.Position);
            }

            return _count;
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <summary>The events after a number, at most so many, in order.</summary>
    public async Task<IReadOnlyList<CloudEvent>> After(long sequence, int limit, CancellationToken cancellationToken)
    {
        if (sequence >= await Count(cancellationToken))
        {
            return [];
        }

        var mark = (int)(sequence / Between);
        var number = (long)mark * Between;
        var events = new List<CloudEvent>();
        await foreach (var stored in log.ReadTenant(tenant, MarkAt(mark), cancellationToken))
        {
            if (++number > sequence)
            {
                events.Add(CloudEvent.Of(tenant, stored, number));
            }

            if (events.Count == limit)
            {
                break;
            }
        }

        return events;
    }

    /// <summary>The event at a position, with its number; null when the municipality has none there.</summary>
    public async Task<CloudEvent?> At(long position, CancellationToken cancellationToken)
    {
        await Count(cancellationToken);
        var mark = MarkBefore(position);
        var number = (long)mark * Between;
        await foreach (var stored in log.ReadTenant(tenant, MarkAt(mark), cancellationToken))
        {
            number++;
            if (stored.Position >= position)
            {
                return stored.Position == position ? CloudEvent.Of(tenant, stored, number) : null;
            }
        }

        return null;
    }

    public void Dispose() => _alone.Dispose();

    private int MarkBefore(long position)
    {
        lock (_marks)
        {
            var at = _marks.BinarySearch(position - 1);
            return at >= 0 ? at : ~at - 1;
        }
    }

    private void Take(long position)
    {
        lock (_marks)
        {
            Interlocked.Exchange(ref _last, position);
            if (Interlocked.Increment(ref _count) % Between == 0)
            {
                _marks.Add(position);
            }
        }
    }

    private long MarkAt(int index)
    {
        lock (_marks)
        {
            return _marks[index];
        }
    }
}
