using Ledger.Domain.Decisions;
using static Ledger.Domain.Tests.Decisions.Recorded;

namespace Ledger.Domain.Tests.Decisions;

public sealed class GiveAdviceTests
{
    private static readonly GiveAdvice Command = new(
        Advice.Body, Advice.BodyName, Advice.Date, Advice.Title, Advice.About, Advice.Documents, Advice.Points,
        Advice.Ranking);

    [Fact]
    public void The_advisory_council_advises() => GivenNoDecision().When(Command).Then(Advice);

    [Fact]
    public void The_same_advice_is_not_given_twice() => Given(Advice, Answer).When(Command).ThenNothing();

    [Fact]
    public void It_says_what_about_before_all_else() =>
        Given(Framework).When(Command with { Title = " " }).ThenRefused(Refusal.TitleMissing);

    [Fact]
    public void An_advice_cannot_take_the_id_of_a_decision() =>
        Given(Framework).When(Command).ThenRefused(Refusal.DecisionExists, Advice.Title);

    [Fact]
    public void Another_advice_cannot_take_its_id() =>
        Given(Advice).When(Command with { Points = [Advice.Points[0], Advice.Points[0]] })
            .ThenRefused(Refusal.DecisionExists);

    [Fact]
    public void A_point_occurs_once() =>
        GivenNoDecision().When(Command with { Points = [Advice.Points[0], Advice.Points[0]] })
            .ThenRefused(Refusal.AdvicePointTwice, "risicoparagraaf");
}
