using NodaTime;

namespace Ledger.Domain;

/// <summary>
/// A point on the three time axes to look from; an axis left out means "everything". All bounds are inclusive.
/// </summary>
/// <param name="Effective">What held on this day (geldig op).</param>
/// <param name="Decided">What had been decided up to and including this day (besloten tot).</param>
/// <param name="Recorded">What the ledger had taken in up to and including this instant (vastgelegd tot).</param>
public sealed record Lens(LocalDate? Effective = null, LocalDate? Decided = null, Instant? Recorded = null)
{
    /// <summary>The lens that shows everything.</summary>
    public static Lens Everything { get; } = new();

    /// <summary>Whether an event is seen. Dates known to the month or year count from their first day.</summary>
    public bool Sees(HistoricalDate effectiveFrom, HistoricalDate decidedOn, Instant recordedAt) =>
        (Effective is null || effectiveFrom.FirstDay <= Effective)
        && (Decided is null || decidedOn.FirstDay <= Decided)
        && (Recorded is null || recordedAt <= Recorded);
}

/// <summary>
/// The order in which a state through a lens is folded: from when it holds, then when it was decided, then the order
/// of recording. A retroactive change therefore does not undo a later one. A rectificatie has the dates of what
/// it corrects; what that is, this order does not know: who folds puts it directly behind.
/// </summary>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="DecidedOn">When it was decided.</param>
/// <param name="Position">Its place in the log.</param>
public readonly record struct LensOrder(HistoricalDate EffectiveFrom, HistoricalDate DecidedOn, long Position)
    : IComparable<LensOrder>
{
    /// <inheritdoc/>
    public int CompareTo(LensOrder other)
    {
        var byEffective = EffectiveFrom.CompareTo(other.EffectiveFrom);
        if (byEffective != 0)
        {
            return byEffective;
        }

        var byDecided = DecidedOn.CompareTo(other.DecidedOn);
        return byDecided != 0 ? byDecided : Position.CompareTo(other.Position);
    }
}
