using NodaTime;

namespace Ledger.CritterStack.Outbox;

/// <summary>
/// Sends all that is due. Who sends keeps for himself how far he is, so a round more or two at once does no harm.
/// </summary>
/// <returns>When something is due again; null when everyone has everything.</returns>
public delegate Task<Instant?> DeliveryRound(CancellationToken cancellationToken);
