namespace Ledger.Domain;

/// <summary>An event of the ledger, of any kind of stream.</summary>
public interface ILedgerEvent
{
    /// <summary>The names, within its stream, of the things that the event brings into being.</summary>
    IReadOnlyList<string> Creates { get; }

    /// <summary>
    /// The names, within its stream, of the things that the event changes or builds on. It may be neither effective nor
    /// decided before they are: so every lens that shows a change also shows what it changes, and in that order.
    /// </summary>
    IReadOnlyList<string> Changes { get; }
}

/// <summary>What one may ask of a stream: a pure decision on its state, in recording order.</summary>
/// <typeparam name="TState">The state of the stream.</typeparam>
/// <typeparam name="TEvent">The events of the stream.</typeparam>
public interface ICommand<in TState, TEvent>
    where TEvent : class, ILedgerEvent
{
    /// <summary>Decides. Deciding again on a state that has it already records nothing.</summary>
    Outcome<TEvent> Decide(TState state);
}

/// <summary>
/// A command that only a rectificatie may give: an accountability on the basis <see cref="Basis.Corrects"/>.
/// </summary>
public interface ICorrection;

/// <summary>What a command comes to: events to record, or a refusal.</summary>
/// <typeparam name="TEvent">The events of the stream.</typeparam>
public abstract record Outcome<TEvent>
    where TEvent : class, ILedgerEvent
{
    private Outcome() { }

    /// <summary>Nothing to record: it is so already.</summary>
    public static Outcome<TEvent> Unchanged { get; } = new Recorded([]);

    /// <summary>The events to record; none when it is so already.</summary>
    public sealed record Recorded(ValueList<TEvent> Events) : Outcome<TEvent>;

    /// <summary>The command is refused; nothing is recorded.</summary>
    /// <param name="Refusal">Why.</param>
    /// <param name="About">What it is about: an id, a period, an amount; empty when it is the stream itself.</param>
    public sealed record Refused(Refusal Refusal, string About) : Outcome<TEvent>;

    /// <summary>One event.</summary>
    public static implicit operator Outcome<TEvent>(TEvent @event) => new Recorded([@event]);

    /// <summary>A refusal and what it is about.</summary>
    public static implicit operator Outcome<TEvent>((Refusal Refusal, string About) refused) =>
        new Refused(refused.Refusal, refused.About);
}
