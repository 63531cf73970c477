using System.Diagnostics;
using static Ledger.Domain.Sources.SourceEvent;

namespace Ledger.Domain.Sources;

/// <summary>A source as far as deciding needs it.</summary>
public abstract record Source
{
    private Source() { }

    /// <summary>Before anything.</summary>
    public static Source Initial { get; } = new Unknown();

    /// <summary>Nothing is registered.</summary>
    public sealed record Unknown : Source;

    /// <summary>The source is known, and what took its place, if anything did.</summary>
    public sealed record Known(SourceRegistered Registration, SourceId? SupersededBy) : Source;

    /// <summary>The state after an event. A source registered again replaces what was registered wrong.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state: the log is corrupt.</exception>
    public static Source Evolve(Source source, SourceEvent @event) => (source, @event) switch
    {
        (Unknown, SourceRegistered e) => new Known(e, null),
        (Known k, SourceRegistered e) => k with { Registration = e },
        (Known k, SourceSuperseded e) => k with { SupersededBy = e.By },
        _ => throw new UnreachableException($"{@event.GetType().Name} cannot follow {source.GetType().Name}."),
    };
}
