using Ledger.Store;

namespace Ledger.Exports;

/// <summary>
/// The events of the log as a table, nothing interpreted. As lines of JSON they are exported as they are sealed
/// instead: see <see cref="NdjsonWriting.WriteLines"/>.
/// </summary>
public static class EventRows
{
    /// <summary>An event a row.</summary>
    public static Table<StoredEvent> Table { get; } = new(
        "Gebeurtenissen",
        [
            new Column<StoredEvent>.Whole("position", "Positie", 10, e => e.Position),
            new Column<StoredEvent>.Text("id", "Gebeurtenis", 38, e => e.Id.ToString()),
            new Column<StoredEvent>.Text("stream", "Reeks", 50, e => e.Stream.Value),
            new Column<StoredEvent>.Whole("version", "Versie", 8, e => e.Version),
            new Column<StoredEvent>.Text("type", "Soort", 24, e => e.Type),
            new Column<StoredEvent>.Moment("recordedAt", "Vastgelegd (UTC)", 20, e => e.RecordedAt),
            new Column<StoredEvent>.Text("correlationId", "Samenhang", 38, e => e.CorrelationId),
            new Column<StoredEvent>.Text("causationId", "Opdracht", 38, e => e.CausationId),
            new Column<StoredEvent>.Text("data", "Inhoud", 60, e => e.Data),
            new Column<StoredEvent>.Text("headers", "Verantwoording", 60, e => e.Headers),
        ]);
}
