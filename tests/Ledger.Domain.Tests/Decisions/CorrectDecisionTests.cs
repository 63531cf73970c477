using Ledger.Domain.Decisions;
using static Ledger.Domain.Tests.Decisions.Recorded;

namespace Ledger.Domain.Tests.Decisions;

public sealed class CorrectDecisionTests
{
    private static readonly DecisionEvent.DecisionTaken Right =
        Framework with { Date = HistoricalDate.Parse("2024-09-26") };

    [Fact]
    public void A_date_typed_wrong_is_put_right() => Given(Framework).When(new CorrectDecision(Right)).Then(Right);

    [Fact]
    public void Nothing_is_put_right_where_nothing_is_wrong() =>
        Given(Framework).When(new CorrectDecision(Framework)).ThenNothing();

    [Fact]
    public void It_is_recorded_before_all_else() =>
        GivenNoDecision().When(new CorrectDecision(Right with { Title = "" })).ThenRefused(Refusal.DecisionUnknown);

    [Fact]
    public void An_advice_is_no_decision() =>
        Given(Advice).When(new CorrectDecision(Right)).ThenRefused(Refusal.DecisionUnknown, Right.Title);

    [Fact]
    public void It_still_says_what_was_decided() =>
        Given(Framework).When(new CorrectDecision(Right with { Title = "" })).ThenRefused(Refusal.TitleMissing);

    [Fact]
    public void It_is_a_correction_and_nothing_else() => new CorrectDecision(Right).ShouldBeAssignableTo<ICorrection>();
}
