using System.Text;
using Ledger.Domain;
using Ledger.Store.Json;

namespace Ledger.Store;

/// <summary>
/// What an append may hold, the same for every engine. Past a limit an append is refused before it is sent.
/// </summary>
public static class AppendLimits
{
    /// <summary>The largest data of one event, in bytes of UTF-8: 1 MiB.</summary>
    public const int EventBytes = 1024 * 1024;

    /// <summary>The largest headers of one event, in bytes of UTF-8: 64 KiB.</summary>
    public const int HeaderBytes = 64 * 1024;

    /// <summary>The most events of one append, over all its streams.</summary>
    public const int EventsPerAppend = 10_000;

    /// <summary>The most that the events of one append weigh together, in bytes of UTF-8: 64 MiB.</summary>
    public const int AppendBytes = 64 * 1024 * 1024;

    /// <summary>The longest type name, in characters, as the column has it.</summary>
    public const int TypeLength = 500;

    /// <summary>The longest .NET type name, correlation and causation id, in characters.</summary>
    public const int NameLength = 1000;

    /// <summary>Weighs an append and refuses what no engine takes.</summary>
    /// <returns>The weight of its events, in bytes of UTF-8.</returns>
    /// <exception cref="ArgumentException">
    /// It is empty, names a stream or an event id twice, is past a limit, or holds what is not a JSON object that
    /// PostgreSQL can store. The message says which event.
    /// </exception>
    public static long Weigh(IReadOnlyList<StreamAppend> appends)
    {
        Demand(appends.Count > 0, "An append names at least one stream.");
        HashSet<StreamId> streams = [];
        HashSet<Guid> ids = [];
        long weight = 0;
        foreach (var append in appends)
        {
            Demand(append.Events.Count > 0, $"The append to {append.Stream} has no events.");
            Demand(append.ExpectedVersion >= 0, $"The version expected of {append.Stream} is below 0.");
            Demand(IsText(append.StreamType), $"The type of {append.Stream} is missing or too long.");
            Demand(streams.Add(append.Stream), $"The append names {append.Stream} twice.");
            foreach (var @event in append.Events)
            {
                Demand(ids.Add(@event.Id), $"The append names event {@event.Id} twice.");
                weight += Weigh(@event);
            }
        }

        Demand(
            ids.Count <= EventsPerAppend,
            $"The append has {ids.Count} events; at most {EventsPerAppend} go in one.");
        Demand(weight <= AppendBytes, $"The append weighs {weight} bytes; at most {AppendBytes} go in one.");
        return weight;
    }

    private static long Weigh(NewEvent @event)
    {
        Demand(@event.Id != Guid.Empty, "An event has no id.");
        Demand(@event.Type.Length is > 0 and <= TypeLength && IsText(@event.Type),
            $"The type of event {@event.Id} is missing or longer than {TypeLength} characters.");
        Demand(IsText(@event.DotnetType) && IsText(@event.CorrelationId) && IsText(@event.CausationId),
            $"The .NET type, correlation or causation of event {@event.Id} is missing"
            + $" or longer than {NameLength} characters.");
        return Weigh(@event.Data, EventBytes, @event.Id, "data")
            + Weigh(@event.Headers, HeaderBytes, @event.Id, "headers");
    }

    private static int Weigh(string json, int limit, Guid id, string part)
    {
        var bytes = Encoding.UTF8.GetByteCount(json);
        Demand(bytes <= limit, $"The {part} of event {id} weighs {bytes} bytes; at most {limit} are taken.");
        if (JsonbText.WhyNot(json) is { } reason)
        {
            throw new ArgumentException($"The {part} of event {id} cannot be stored: {reason}");
        }

        return bytes;
    }

    private static bool IsText(string? text) =>
        text is { Length: <= NameLength } && !text.Contains('\0', StringComparison.Ordinal);

    private static void Demand(bool met, string otherwise)
    {
        if (!met)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
