using Ledger.Domain.Decisions;
using static Ledger.Domain.Tests.Decisions.Recorded;

namespace Ledger.Domain.Tests.Decisions;

public sealed class TakeDecisionTests
{
    private static readonly TakeDecision Command = new(
        Framework.Body, Framework.BodyName, Framework.Date, Framework.Kind, Framework.Title, Framework.Documents);

    [Fact]
    public void The_council_decides() => GivenNoDecision().When(Command).Then(Framework);

    [Fact]
    public void The_same_decision_is_not_taken_twice() => Given(Framework).When(Command).ThenNothing();

    [Fact]
    public void It_says_what_was_decided_before_all_else() =>
        Given(Framework).When(Command with { Title = "" }).ThenRefused(Refusal.TitleMissing);

    [Fact]
    public void Another_decision_cannot_take_its_id() =>
        Given(Framework).When(Command with { Date = HistoricalDate.In(2024, 10) })
            .ThenRefused(Refusal.DecisionExists);

    [Fact]
    public void A_decision_cannot_take_the_id_of_an_advice() =>
        Given(Advice).When(Command).ThenRefused(Refusal.DecisionExists, Framework.Title);
}
