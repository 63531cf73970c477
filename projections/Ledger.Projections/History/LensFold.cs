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
    public static IReadOnlyList<RecordedEvent> Through(this IEnumerable<RecordedEvent> events, Lens lens) =>
        InPlace(events.Where(e => e.IsSeenBy(lens)), e => e.Order);

    /// <summary>The same events in the order in which they were decided, corrections in place.</summary>
    public static IReadOnlyList<RecordedEvent> InOrderOfDecision(this IEnumerable<RecordedEvent> events) =>
        InPlace(events, e => new LensOrder(e.By.DecidedOn, e.By.DecidedOn, e.Position));

    private static List<RecordedEvent> InPlace(
        IEnumerable<RecordedEvent> events, Func<RecordedEvent, LensOrder> order)
    {
        var places = new Places(order);
        return
        [
            .. events.OrderBy(e => e.Position).Select(e => (Event: e, Place: places.Add(e)))
                .OrderBy(x => x.Place).ThenBy(x => x.Event.Position).Select(x => x.Event),
        ];
    }
}

/// <summary>
/// Where events stand in the order of a fold. A rectificatie takes the place of what it corrects, or, when it says
/// something of a thing that came into being behind that on the same dates, the place of that thing: a change is never
/// before what it changes. The place of an event does not depend on what is recorded after it.
/// </summary>
/// <param name="order">The order without corrections; its position is that of the event.</param>
internal sealed class Places(Func<RecordedEvent, LensOrder> order)
{
    private readonly Dictionary<Guid, long> _places = [];

    // What is set again after it was withdrawn comes into being where it was set first in the order of the fold.
    private readonly Dictionary<(StreamId, string), LensOrder> _creators = [];

    /// <summary>The place of the next event of the log; events of one place stand in the order of recording.</summary>
    public LensOrder Add(RecordedEvent recorded)
    {
        var own = order(recorded);
        var place = recorded.By.Basis is Basis.Corrects c && _places.TryGetValue(c.Event, out var corrected)
            ? own with { Position = BehindCreators(recorded, own, corrected) }
            : own;
        _places[recorded.Id] = place.Position;
        foreach (var name in recorded.Event.Creates.Select(name => (recorded.Stream, name)))
        {
            if (!_creators.TryGetValue(name, out var creator) || place.CompareTo(creator) < 0)
            {
                _creators[name] = place;
            }
        }

        return place;
    }

    private long BehindCreators(RecordedEvent recorded, LensOrder own, long place)
    {
        foreach (var name in recorded.Event.Changes.Concat(recorded.Event.Creates))
        {
            if (_creators.TryGetValue((recorded.Stream, name), out var creator)
                && creator.EffectiveFrom.CompareTo(own.EffectiveFrom) == 0
                && creator.DecidedOn.CompareTo(own.DecidedOn) == 0)
            {
                place = Math.Max(place, creator.Position);
            }
        }

        return place;
    }
}
