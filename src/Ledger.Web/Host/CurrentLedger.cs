using Ledger.Projections;

namespace Ledger.Web;

/// <summary>Everything recorded of one municipality, for what goes over all of it.</summary>
/// <param name="reader">Reads it, and on from where it ended the time before.</param>
internal sealed class CurrentLedger(LedgerReader reader)
{
    /// <summary>The ledger as it stands now.</summary>
    public Task<LedgerSnapshot> Now(CancellationToken cancellationToken) => reader.Whole(cancellationToken);
}
