using System.Collections.Immutable;

namespace Ledger.Domain;

/// <summary>
/// Since when the things of a stream exist, on the axes of decision and effect. It keeps every change behind what it
/// changes, so that a lens that shows a change also shows, before it, what it changes.
/// </summary>
public sealed record Existence
{
    private readonly ImmutableDictionary<string, (HistoricalDate Effective, HistoricalDate Decided)> _since =
        ImmutableDictionary<string, (HistoricalDate, HistoricalDate)>.Empty;

    private Existence() { }

    private Existence(ImmutableDictionary<string, (HistoricalDate, HistoricalDate)> since) => _since = since;

    /// <summary>Before anything exists.</summary>
    public static Existence Nothing { get; } = new();

    /// <summary>Why an event may not carry these dates; null when it may.</summary>
    public Refusal? Check(ILedgerEvent @event, HistoricalDate effectiveFrom, HistoricalDate decidedOn)
    {
        var known = @event.Changes.Where(_since.ContainsKey).Select(name => _since[name]).ToList();
        return true switch
        {
            _ when known.Any(s => effectiveFrom.FirstDay < s.Effective.FirstDay) => Refusal.EffectiveTooEarly,
            _ when known.Any(s => decidedOn.FirstDay < s.Decided.FirstDay) => Refusal.DecidedTooEarly,
            _ => null,
        };
    }

    /// <summary>What exists after an event. What exists already keeps its dates.</summary>
    public Existence After(ILedgerEvent @event, HistoricalDate effectiveFrom, HistoricalDate decidedOn) =>
        @event.Creates is { } name && !_since.ContainsKey(name)
            ? new Existence(_since.Add(name, (effectiveFrom, decidedOn)))
            : this;
}
