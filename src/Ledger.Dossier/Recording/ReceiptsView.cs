using Ledger.Domain;
using Ledger.Store;
using NodaTime;

namespace Ledger.Dossier;

/// <summary>What giving commands came to, for the program and the API.</summary>
/// <param name="Receipts">One for each stream that changed.</param>
public sealed record ReceiptsView(IReadOnlyList<ReceiptView> Receipts)
{
    /// <summary>What was recorded.</summary>
    public static ReceiptsView Of(RecordOutcome.Recorded recorded) => new(
        [.. recorded.Receipts.Select(r => new ReceiptView(r.Stream, r.Version, r.Position, r.RecordedAt, r.EventIds))]);
}

/// <summary>The proof of what was recorded in one stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Position">The position of the last event.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Events">The events, in order.</param>
public sealed record ReceiptView(
    StreamId Stream, long Version, long Position, Instant RecordedAt, IReadOnlyList<Guid> Events);
