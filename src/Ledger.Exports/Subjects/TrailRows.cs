using Ledger.Projections;

namespace Ledger.Exports;

/// <summary>The audit trail as a table: the six fields that the BIO asks for, and what an auditor asks next.</summary>
public static class TrailRows
{
    /// <summary>An entry a row.</summary>
    public static Table<TrailEntry> Table { get; } = new(
        "Spoor",
        [
            new Column<TrailEntry>.Whole("position", "Positie", 10, e => e.Position),
            new Column<TrailEntry>.Moment("time", "Vastgelegd (UTC)", 20, e => e.Time),
            new Column<TrailEntry>.Text("actor", "Door", 16, e => e.Actor.ToString()),
            new Column<TrailEntry>.Text("action", "Handeling", 20, e => e.Action),
            new Column<TrailEntry>.Text("object", "Onderwerp", 44, e => e.Object),
            new Column<TrailEntry>.Text("objectTitle", "Titel", 44, e => e.ObjectTitle),
            new Column<TrailEntry>.Text("result", "Uitkomst", 60, e => e.Result),
            new Column<TrailEntry>.Text("origin", "Rust op", 36, e => e.Origin),
            new Column<TrailEntry>.Text("body", "Orgaan", 16, e => e.Body),
            new Column<TrailEntry>.Date("decidedOn", "Besloten", 12, e => e.DecidedOn),
            new Column<TrailEntry>.Date("effectiveFrom", "Geldig vanaf", 12, e => e.EffectiveFrom),
            new Column<TrailEntry>.Text("rationale", "Reden", 60, e => e.Rationale),
            new Column<TrailEntry>.Text("provenance", "Herkomst", 24, e => DutchKinds.Say(e.Provenance)),
            new Column<TrailEntry>.Text("event", "Gebeurtenis", 38, e => e.Event.ToString()),
        ]);
}
