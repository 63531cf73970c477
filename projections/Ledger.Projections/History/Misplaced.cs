using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>
/// Figures that were recorded under a wrong date or for a wrong scope. A rectificatie says where such a figure stands
/// instead; where it stood by mistake, what stood there before it stands again.
/// </summary>
internal static class Misplaced
{
    /// <summary>The same events without the figures that one of them says to have stood there by mistake.</summary>
    public static IReadOnlyList<RecordedEvent> WithoutMisplaced(this IReadOnlyList<RecordedEvent> events)
    {
        var moves = events.Where(e => InsteadOf(e.Event) is not null).ToList();
        if (moves.Count == 0)
        {
            return events;
        }

        var byId = events.ToDictionary(e => e.Id);
        var mistakes = moves.Select(m => (Root: Root(m, byId), Key: InsteadOf(m.Event)!, m.Position)).ToList();
        return [.. events.Where(e => Key(e.Event) is not { } key
            || !mistakes.Any(m => m.Key == key && m.Position > e.Position && m.Root == Root(e, byId)))];
    }

    /// <summary>Where a figure stood by mistake, of an event that puts that right; else null.</summary>
    private static ReadingKey? InsteadOf(ILedgerEvent @event) => @event switch
    {
        PlanEvent.BaselineRecorded e => e.InsteadOf?.Of(e.Indicator),
        PlanEvent.MeasurementRecorded e => e.InsteadOf?.Of(e.Indicator),
        _ => null,
    };

    private static ReadingKey? Key(ILedgerEvent @event) => @event switch
    {
        PlanEvent.BaselineRecorded e => new(e.Indicator, e.Scope, e.ReferenceDate),
        PlanEvent.MeasurementRecorded e => new(e.Indicator, e.Scope, e.ReferenceDate),
        _ => null,
    };

    // Rectificaties of one event, and of each other, put one thing right.
    private static Guid Root(RecordedEvent recorded, Dictionary<Guid, RecordedEvent> byId)
    {
        while (recorded.By.Basis is Basis.Corrects c && byId.TryGetValue(c.Event, out var corrected))
        {
            recorded = corrected;
        }

        return recorded.Id;
    }
}
