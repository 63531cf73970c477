using Ledger.Domain;
using Ledger.Store;

namespace Ledger.CritterStack.Tests;

/// <summary>Two engines on one database as one: every append goes to either, in turn.</summary>
internal sealed class TakingTurns(IEventLog one, IEventLog other) : IEventLog
{
    private int _turn;

    public Task<AppendResult> Append(
        TenantId tenant, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken = default) =>
        Next().Append(tenant, appends, cancellationToken);

    public IAsyncEnumerable<StoredEvent> ReadStream(
        TenantId tenant, StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) =>
        Next().ReadStream(tenant, stream, fromVersion, cancellationToken);

    public IAsyncEnumerable<StoredEvent> ReadTenant(
        TenantId tenant, long afterPosition = 0, CancellationToken cancellationToken = default) =>
        Next().ReadTenant(tenant, afterPosition, cancellationToken);

    public Task<long> Head(TenantId tenant, CancellationToken cancellationToken = default) =>
        Next().Head(tenant, cancellationToken);

    private IEventLog Next() => (Interlocked.Increment(ref _turn) & 1) == 0 ? one : other;
}
