using Ledger.Domain;
using NodaTime;

namespace Ledger.Store.Actors;

/// <summary>A pseudonym with what is known of it.</summary>
/// <param name="Actor">The pseudonym.</param>
/// <param name="Name">The name; null when there is none.</param>
/// <param name="State">Whether there is a name, and if not, why.</param>
/// <param name="Events">How many events were recorded under it.</param>
/// <param name="LastRecordedAt">When the last of them was; null when there is none.</param>
public sealed record ActorEntry(Actor Actor, string? Name, NameState State, long Events, Instant? LastRecordedAt);

/// <summary>What there is to know of the name behind a pseudonym.</summary>
public enum NameState
{
    /// <summary>It was never laid down.</summary>
    Unnamed,

    /// <summary>It is known.</summary>
    Named,

    /// <summary>It was erased.</summary>
    Erased,

    /// <summary>
    /// It was laid down, and the table does not have it, or has another: names were changed outside the program.
    /// </summary>
    Lost,
}
