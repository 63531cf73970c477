using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store;

namespace Ledger.Web;

/// <summary>
/// Everything recorded of one municipality, kept in memory and brought up to date by position whenever it is asked for:
/// what was recorded a moment ago is on the next page that anyone opens.
/// </summary>
/// <param name="log">The event log.</param>
/// <param name="tenant">The municipality.</param>
internal sealed class CurrentLedger(IEventLog log, TenantId tenant) : IDisposable
{
    private readonly SemaphoreSlim _alone = new(1);
    private readonly LedgerHistory _history = new(log, tenant);
    private LedgerSnapshot _snapshot = new([]);
    private long _position;

    /// <summary>The ledger as it stands now.</summary>
    public async Task<LedgerSnapshot> Now(CancellationToken cancellationToken)
    {
        if (await log.Head(tenant, cancellationToken) <= Interlocked.Read(ref _position))
        {
            return _snapshot;
        }

        await _alone.WaitAsync(cancellationToken);
        try
        {
            var later = await _history.OfTenant(_position, cancellationToken);
            if (later.Count > 0)
            {
                _snapshot = new LedgerSnapshot([.. _snapshot.Events, .. later]);
                Interlocked.Exchange(ref _position, later[^1].Position);
            }

            return _snapshot;
        }
        finally
        {
            _alone.Release();
        }
    }

    public void Dispose() => _alone.Dispose();
}
