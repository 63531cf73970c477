using Ledger.Domain;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>
/// The order in which events are folded through a lens: from when they hold, when they were decided, where they stand
/// in the log. A rectificatie stands directly behind what it puts right, however much later it was recorded: an input
/// error of one decision must not undo another decision of the same day.
/// </summary>
public static class LensFold
{
    /// <summary>The events that a lens shows, in the order of the fold.</summary>
    public static IReadOnlyList<RecordedEvent> Through(this IEnumerable<RecordedEvent> events, Lens lens)
    {
        var seen = events.Where(e => e.IsSeenBy(lens)).ToList();
        return InPlace(seen, e => e.Order with { Position = 0 });
    }

    /// <summary>The same events in the order in which they were decided, corrections in place.</summary>
    public static IReadOnlyList<RecordedEvent> InOrderOfDecision(this IEnumerable<RecordedEvent> events) =>
        InPlace([.. events], e => new LensOrder(e.By.DecidedOn, e.By.DecidedOn, 0));

    /// <summary>For each event the position of the one that it puts right at the root; its own when it corrects none.</summary>
    public static IReadOnlyDictionary<Guid, long> Roots(IEnumerable<RecordedEvent> events)
    {
        var roots = new Dictionary<Guid, long>();
        foreach (var e in events.OrderBy(e => e.Position))
        {
            roots[e.Id] = e.By.Basis is Basis.Corrects c && roots.TryGetValue(c.Event, out var root)
                ? root
                : e.Position;
        }

        return roots;
    }

    private static List<RecordedEvent> InPlace(List<RecordedEvent> events, Func<RecordedEvent, LensOrder> order)
    {
        var roots = Roots(events);
        return [.. events.OrderBy(order).ThenBy(e => roots[e.Id]).ThenBy(e => e.Position)];
    }
}
