using Ledger.Domain;
using NodaTime;

namespace Ledger.Store;

/// <summary>An event of the log, decoded, with its accountability.</summary>
/// <param name="Position">Its place in the order of its tenant.</param>
/// <param name="Id">The id of the event.</param>
/// <param name="Stream">The stream it is in.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Event">What happened.</param>
/// <param name="By">Its accountability.</param>
/// <param name="RecordedAt">When the ledger took it in.</param>
/// <param name="Command">The command that it came from.</param>
public sealed record RecordedEvent(
    long Position, Guid Id, StreamId Stream, long Version, ILedgerEvent Event, Accountability By,
    Instant RecordedAt, CommandStamp Command)
{
    /// <summary>Its place in the order in which a state through a lens is folded.</summary>
    public LensOrder Order => new(By.EffectiveFrom, By.DecidedOn, Position);

    /// <summary>Whether a lens shows it.</summary>
    public bool IsSeenBy(Lens lens) => lens.Sees(By.EffectiveFrom, By.DecidedOn, RecordedAt);
}
