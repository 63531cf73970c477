using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Cli;

/// <summary>
/// A log that remembers whether something was appended through it, so that it is sealed before the program ends.
/// </summary>
internal sealed class NoticingLog(IEventLog log) : IEventLog
{
    /// <summary>Whether something was recorded since the last time this was asked.</summary>
    public bool TakeGrown() => Interlocked.Exchange(ref _grown, 0) != 0;

    /// <summary>Whether something was recorded since it was last taken.</summary>
    public bool HasGrown => Volatile.Read(ref _grown) != 0;

    private int _grown;

    public async Task<AppendResult> Append(
        TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default)
    {
        var result = await log.Append(tenant, appends, cancellationToken);
        if (result is AppendResult.Appended)
        {
            Interlocked.Exchange(ref _grown, 1);
        }

        return result;
    }

    public IAsyncEnumerable<StoredEvent> ReadStream(
        TenantId tenant, StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) =>
        log.ReadStream(tenant, stream, fromVersion, cancellationToken);

    public IAsyncEnumerable<StoredEvent> ReadTenant(
        TenantId tenant, long afterPosition = 0, CancellationToken cancellationToken = default) =>
        log.ReadTenant(tenant, afterPosition, cancellationToken);

    public Task<long> Head(TenantId tenant, CancellationToken cancellationToken = default) =>
        log.Head(tenant, cancellationToken);
}
