using Ledger.Domain.Actors;
using static Ledger.Domain.Actors.ActorEvent;
using static Ledger.Domain.Tests.Actors.Clerk;

namespace Ledger.Domain.Tests.Actors;

public sealed class EraseNameTests
{
    [Fact]
    public void A_name_is_erased() => Given(Named, Renamed).When(new EraseName()).Then(new NameErased());

    [Fact]
    public void It_is_erased_once() => Given(Named, new NameErased()).When(new EraseName()).ThenNothing();

    [Fact]
    public void There_is_a_name_to_erase() =>
        GivenNoActor().When(new EraseName()).ThenRefused(Refusal.NameUnknown);
}
