using System.Text.Json;
using JasperFx.Events;
using Ledger.CritterStack.Aggregates;
using Ledger.Domain;
using Ledger.Store;
using Marten;

namespace Ledger.CritterStack;

/// <summary>Appends to the ledger within a session of Marten.</summary>
public static class LedgerAppends
{
    // Marten names the type of a stream after the type of its aggregate.
    private static readonly Dictionary<string, Type> StreamTypes = new()
    {
        ["plan"] = typeof(Plan),
        ["budget"] = typeof(Budget),
        ["decision"] = typeof(Decision),
        ["source"] = typeof(Source),
        ["actor"] = typeof(Aggregates.Actor),
    };

    /// <summary>
    /// Makes saving the session wait until it alone appends for its tenant. Without it Marten draws positions before
    /// it waits, and is refused (LG004) when another was faster.
    /// </summary>
    public static void LockTenant(this IDocumentSession session, TenantId tenant) =>
        session.QueueOperation(new TenantLock(tenant));

    /// <summary>Adds events to a stream when the session is saved.</summary>
    /// <exception cref="ArgumentException">The stream is of a type that the ledger does not have.</exception>
    public static void AppendEncoded(this IDocumentSession session, StreamAppend append)
    {
        if (!StreamTypes.TryGetValue(append.StreamType, out var aggregate))
        {
            throw new ArgumentException($"The ledger has no streams of type '{append.StreamType}'.");
        }

        var events = append.Events.Select(Wrap).ToArray();
        var action = session.Events.Append(
            append.Stream.Value, append.ExpectedVersion + events.Length, events.Cast<object>());
        action.AggregateType = aggregate;

        // Marten names an event after its .NET type; ours comes with its names.
        foreach (var (wrapped, encoded) in events.Zip(append.Events))
        {
            wrapped.EventTypeName = encoded.Type;
            wrapped.DotNetTypeName = encoded.DotnetType;
        }
    }

    private static Event<EncodedEvent> Wrap(NewEvent @event) => new(new EncodedEvent(@event.Data))
    {
        Id = @event.Id,
        Headers = HeadersOf(@event),
        CorrelationId = @event.CorrelationId,
        CausationId = @event.CausationId,
    };

    internal static Dictionary<string, object> HeadersOf(NewEvent @event)
    {
        using var headers = JsonDocument.Parse(@event.Headers);
        Dictionary<string, object> values = [];
        foreach (var header in headers.RootElement.EnumerateObject())
        {
            values[header.Name] = header.Value.Clone();
        }

        return values;
    }
}
