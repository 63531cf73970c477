using System.Text.Json;
using JasperFx.Events;
using Ledger.Domain;
using Ledger.Store;
using NodaTime;

namespace Ledger.CritterStack.Aggregates;

/// <summary>The events of a stream as Marten gave them, with their accountability: what deciding needs.</summary>
internal sealed class RecordedStream
{
    private readonly List<RecordedEvent> _events = [];

    public IReadOnlyList<RecordedEvent> Events => _events;

    /// <summary>Takes in the next event.</summary>
    public RecordedStream With(IEvent @event)
    {
        _events.Add(Of(@event));
        return this;
    }

    /// <summary>An event of Marten's as one of the ledger's.</summary>
    public static RecordedEvent Of(IEvent @event)
    {
        var headers = JsonSerializer.Deserialize<EventHeaders>(
            JsonSerializer.SerializeToUtf8Bytes(@event.Headers), LedgerJson.Options)!;
        return new RecordedEvent(
            @event.Sequence, @event.Id, StreamId.Parse(@event.StreamKey!), @event.Version, (ILedgerEvent)@event.Data,
            headers.Accountability, Instant.FromDateTimeOffset(@event.Timestamp), headers.Command);
    }
}
