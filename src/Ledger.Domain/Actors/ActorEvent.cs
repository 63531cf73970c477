namespace Ledger.Domain.Actors;

/// <summary>
/// What happens to the name behind a pseudonym; the name itself is never in an event. The names of these records and of
/// their fields are what is stored: a change here is a new version with an upcast and a golden file, never an edit.
/// </summary>
public abstract record ActorEvent : ILedgerEvent
{
    private const string Whole = "/";

    private ActorEvent() { }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Creates => [Whole];

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Changes => [];

    /// <summary>It was laid down who acts under the pseudonym, in the table of names.</summary>
    /// <param name="Commitment">
    /// The SHA-256, in 64 lower-case hexadecimal digits, of 32 random bytes and the name in UTF-8. Who has both can
    /// show that the name is the one laid down; who has only this learns nothing.
    /// </param>
    public sealed record ActorNamed(string Commitment) : ActorEvent;

    /// <summary>The name was erased, and with it all that could open the commitments. It is for good.</summary>
    public sealed record NameErased : ActorEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Whole];
    }
}
