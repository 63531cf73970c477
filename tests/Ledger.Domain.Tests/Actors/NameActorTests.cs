using Ledger.Domain.Actors;
using static Ledger.Domain.Tests.Actors.Clerk;

namespace Ledger.Domain.Tests.Actors;

public sealed class NameActorTests
{
    [Fact]
    public void It_is_laid_down_who_acts_under_a_pseudonym() =>
        GivenNoActor().When(new NameActor(Named.Commitment)).Then(Named);

    [Fact]
    public void It_is_laid_down_once() => Given(Named).When(new NameActor(Named.Commitment)).ThenNothing();

    [Fact]
    public void Somebody_may_get_another_name() =>
        Given(Named).When(new NameActor(Renamed.Commitment)).Then(Renamed);

    [Fact]
    public void A_name_that_was_erased_does_not_come_back() =>
        Given(Named, new ActorEvent.NameErased()).When(new NameActor(Named.Commitment))
            .ThenRefused(Refusal.NameErased);

    [Theory]
    [InlineData("")]
    [InlineData("5555")]
    [InlineData("J. Jansen")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Nothing_but_a_digest_gets_into_the_log(string commitment) =>
        GivenNoActor().When(new NameActor(commitment)).ThenRefused(Refusal.DigestMalformed, commitment);
}
