namespace Ledger.Domain;

/// <summary>
/// What every event carries: on what it rests, when it was decided, from when it holds, why, where that is written,
/// who recorded it and how it came into the ledger.
/// </summary>
/// <param name="Basis">On what it rests.</param>
/// <param name="DecidedOn">The date of the decision, or of publication for a measured figure.</param>
/// <param name="EffectiveFrom">From when the change holds.</param>
/// <param name="Rationale">Why, in words.</param>
/// <param name="Citations">Where it is written; at least one.</param>
/// <param name="Actor">Who recorded it.</param>
/// <param name="Provenance">Recorded at the time, or entered from documents afterwards.</param>
public sealed record Accountability(
    Basis Basis,
    HistoricalDate DecidedOn,
    HistoricalDate EffectiveFrom,
    string Rationale,
    ValueList<Citation> Citations,
    Actor Actor,
    Provenance Provenance);

/// <summary>On what an event rests.</summary>
public abstract record Basis
{
    private Basis() { }

    /// <summary>A body decided it.</summary>
    public sealed record Decided(DecisionId Decision) : Basis;

    /// <summary>A measured figure, made known by a source.</summary>
    public sealed record Published(SourceId Source) : Basis;

    /// <summary>
    /// Rectificatie: an input error is put right. The dates are those of the event that it corrects, and it is never
    /// shown as a change of policy.
    /// </summary>
    public sealed record Corrects(Guid Event, string Why) : Basis;
}

/// <summary>Where something is written.</summary>
/// <param name="Source">The document.</param>
/// <param name="Locator">The place in it: a section, table or page.</param>
/// <param name="Row">The row of the table at that place, from 1; null outside a table.</param>
/// <param name="Quote">The figure or short wording that stands there; <c> … </c> divides parts of it.</param>
/// <param name="Remark">Why the quote does not stand there to the letter, such as a scanning error.</param>
/// <param name="File">The dossier file it was read from, with its line; null when recorded by hand.</param>
public sealed record Citation(
    SourceId Source, string Locator, int? Row = null, string? Quote = null, string? Remark = null, string? File = null);

/// <summary>Who recorded something: a pseudonymous key. Names live in one erasable table outside the log.</summary>
/// <param name="Key">The key.</param>
public readonly record struct Actor(Slug Key)
{
    /// <summary>The stream of what happened to the name behind the key.</summary>
    public StreamId Stream => StreamId.Parse($"actor/{Key}");

    /// <inheritdoc/>
    public override string ToString() => Key.Value;
}

/// <summary>How an event came into the ledger.</summary>
public enum Provenance
{
    /// <summary>Recorded when it happened.</summary>
    Contemporaneous,

    /// <summary>Entered from documents afterwards.</summary>
    Reconstructed,
}
