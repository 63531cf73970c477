using Ledger.Projections;
using Ledger.Store;

namespace Ledger.Web.Recording;

/// <summary>What the desk says to a form.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer() { }

    /// <summary>Nothing was asked yet: an empty form, or one to go on with.</summary>
    public sealed record Open : DeskAnswer;

    /// <summary>It cannot be recorded so.</summary>
    /// <param name="ByField">What is wrong, by field; under no name what is of no field.</param>
    public sealed record Wrong(IReadOnlyDictionary<string, string> ByField) : DeskAnswer;

    /// <summary>Someone else changed the same meanwhile.</summary>
    /// <param name="Meanwhile">What was recorded since the form was opened, the oldest first.</param>
    public sealed record Overtaken(IReadOnlyList<LoggedChange> Meanwhile) : DeskAnswer;

    /// <summary>It can be recorded.</summary>
    /// <param name="Event">The event as it will be.</param>
    /// <param name="After">The ledger as it will be.</param>
    public sealed record Ready(RecordedEvent Event, LedgerSnapshot After) : DeskAnswer;

    /// <summary>It says what the ledger says already; nothing is to be recorded.</summary>
    public sealed record AlreadySo : DeskAnswer;

    /// <summary>It is recorded.</summary>
    /// <param name="Position">The position of the event.</param>
    public sealed record Done(long Position) : DeskAnswer;
}
