using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Domain;
using Ledger.Domain.Actors;
using Ledger.Domain.Budgets;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Domain.Sources;

namespace Ledger.Store;

/// <summary>Turns the raw JSON of an older version of an event into that of the next.</summary>
/// <param name="StoredName">
/// The stored name of the older version: <c>target_changed</c>, <c>target_changed_v2</c>.
/// </param>
/// <param name="NextName">The stored name of the next.</param>
/// <param name="Upcast">The change.</param>
public sealed record Upcaster(string StoredName, string NextName, Func<JsonObject, JsonObject> Upcast);

/// <summary>The log holds an event whose type this version does not know. It can still be read raw.</summary>
public sealed class UnknownEventTypeException(string type, long position)
    : Exception($"Event {position} is of type '{type}', which this version does not know.")
{
    /// <summary>The stored name.</summary>
    public string Type { get; } = type;

    /// <summary>The position of the event.</summary>
    public long Position { get; } = position;
}

/// <summary>
/// Between the events of the domain and what is stored. A stored name is the snake case of the event's name; a later
/// version has <c>_v2</c> and so on behind it, as Marten writes it.
/// </summary>
public sealed class EventCodec
{
    private readonly FrozenDictionary<string, Type> _types;
    private readonly FrozenDictionary<Type, string> _names;
    private readonly FrozenDictionary<string, Upcaster> _upcasters;

    /// <summary>A codec with these upcasters.</summary>
    public EventCodec(IReadOnlyList<Upcaster>? upcasters = null)
    {
        _names = EventTypes.ToFrozenDictionary(t => t, StoredName);
        _types = EventTypes.ToFrozenDictionary(StoredName, StringComparer.Ordinal);
        _upcasters = (upcasters ?? []).ToFrozenDictionary(u => u.StoredName, StringComparer.Ordinal);
    }

    /// <summary>Every type of event there is.</summary>
    public static IReadOnlyList<Type> EventTypes { get; } =
    [
        .. Cases(typeof(PlanEvent)), .. Cases(typeof(BudgetEvent)),
        .. Cases(typeof(DecisionEvent)), .. Cases(typeof(SourceEvent)),
        .. Cases(typeof(ActorEvent)),
    ];

    /// <summary>The codec of this version.</summary>
    public static EventCodec Current { get; } = new();

    /// <summary>The names that events are stored under now.</summary>
    public IReadOnlyCollection<string> StoredNames => _types.Keys;

    /// <summary>The name that events of a type are stored under.</summary>
    public string NameOf(ILedgerEvent @event) => NameOf(@event.GetType());

    /// <summary>The name that events of a type are stored under.</summary>
    public string NameOf(Type type) => _names[type];

    /// <summary>Encodes an event with its accountability.</summary>
    public NewEvent Encode(
        Guid id, ILedgerEvent @event, Accountability by, CommandStamp command, string correlation)
    {
        var type = @event.GetType();
        return new NewEvent(
            id,
            _names[type],
            $"{type.FullName}, {type.Assembly.GetName().Name}",
            JsonSerializer.Serialize(@event, type, LedgerJson.Options),
            JsonSerializer.Serialize(EventHeaders.Of(by, command), LedgerJson.Options),
            correlation,
            command.Id.ToString());
    }

    /// <summary>Decodes an event of the log.</summary>
    /// <exception cref="UnknownEventTypeException">The type is unknown to this version.</exception>
    /// <exception cref="JsonException">The data is not of its type: the log is corrupt.</exception>
    public RecordedEvent Decode(StoredEvent stored)
    {
        var (name, data) = Upcast(stored.Type, stored.Data);
        var type = _types.GetValueOrDefault(name) ?? throw new UnknownEventTypeException(stored.Type, stored.Position);
        var @event = (ILedgerEvent)JsonSerializer.Deserialize(data, type, LedgerJson.Options)!;
        var headers = JsonSerializer.Deserialize<EventHeaders>(stored.Headers, LedgerJson.Options)!;
        return new RecordedEvent(
            stored.Position, stored.Id, stored.Stream, stored.Version, @event,
            headers.Accountability, stored.RecordedAt, headers.Command);
    }

    private (string Name, string Data) Upcast(string name, string data)
    {
        while (_upcasters.TryGetValue(name, out var upcaster))
        {
            data = upcaster.Upcast(JsonNode.Parse(data)!.AsObject()).ToJsonString(LedgerJson.Options);
            name = upcaster.NextName;
        }

        return (name, data);
    }

    private static IEnumerable<Type> Cases(Type hierarchy) =>
        hierarchy.GetNestedTypes().Where(t => t.IsSubclassOf(hierarchy)).OrderBy(t => t.MetadataToken);

    private static string StoredName(Type type) => string.Concat(type.Name.Select(
        (c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
