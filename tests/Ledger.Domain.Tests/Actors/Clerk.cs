using static Ledger.Domain.Actors.ActorEvent;

namespace Ledger.Domain.Tests.Actors;

/// <summary>Somebody who records, under a pseudonym.</summary>
internal static class Clerk
{
    public static readonly ActorNamed Named = new(new string('5', 64));
    public static readonly ActorNamed Renamed = new(new string('a', 64));
}
