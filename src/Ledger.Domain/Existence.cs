using System.Collections.Immutable;
using System.Diagnostics;

namespace Ledger.Domain;

/// <summary>
/// Since when the things of a stream exist, on the axes of decision and effect. It keeps every change behind what it
/// changes, so that a lens that shows a change also shows, before it in <see cref="LensOrder"/>, what it changes.
/// </summary>
public sealed record Existence
{
    private readonly ImmutableDictionary<string, (HistoricalDate Effective, HistoricalDate Decided)> _since =
        ImmutableDictionary<string, (HistoricalDate, HistoricalDate)>.Empty;

    private Existence() { }

    private Existence(ImmutableDictionary<string, (HistoricalDate, HistoricalDate)> since) => _since = since;

    /// <summary>Before anything exists.</summary>
    public static Existence Nothing { get; } = new();

    /// <summary>Why an event may not carry these dates, the first in order of precedence; null when it may.</summary>
    /// <exception cref="UnreachableException">
    /// It changes what never came into being: no command decides that.
    /// </exception>
    public Refusal? Check(ILedgerEvent @event, HistoricalDate effectiveFrom, HistoricalDate decidedOn)
    {
        // Bringing into being what is there already (a target set again, a contradiction noted again) changes it.
        var known = @event.Changes.Concat(@event.Creates.Where(_since.ContainsKey)).Select(Since).ToList();
        return true switch
        {
            _ when known.Any(s => effectiveFrom.FirstDay < s.Effective.FirstDay) => Refusal.EffectiveTooEarly,
            _ when known.Any(s => decidedOn.FirstDay < s.Decided.FirstDay) => Refusal.DecidedTooEarly,
            _ => null,
        };
    }

    /// <summary>What exists after an event. What exists already keeps its dates.</summary>
    public Existence After(ILedgerEvent @event, HistoricalDate effectiveFrom, HistoricalDate decidedOn)
    {
        var created = @event.Creates.Where(name => !_since.ContainsKey(name)).ToList();
        return created.Count == 0
            ? this
            : new Existence(_since.AddRange(created.Select(
                name => KeyValuePair.Create(name, (effectiveFrom, decidedOn)))));
    }

    private (HistoricalDate Effective, HistoricalDate Decided) Since(string name) =>
        _since.TryGetValue(name, out var since)
            ? since
            : throw new UnreachableException($"'{name}' never came into being.");
}
