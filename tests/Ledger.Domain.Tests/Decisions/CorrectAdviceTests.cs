using Ledger.Domain.Decisions;
using static Ledger.Domain.Tests.Decisions.Recorded;

namespace Ledger.Domain.Tests.Decisions;

public sealed class CorrectAdviceTests
{
    private static readonly DecisionEvent.AdviceGiven Right = Advice with { BodyName = "ASD Dronten" };

    [Fact]
    public void A_name_typed_wrong_is_put_right() => Given(Advice).When(new CorrectAdvice(Right)).Then(Right);

    [Fact]
    public void The_answer_stays() =>
        Given(Advice, Answer, Right).State.ShouldBe(new DecisionRecord.Advised(Right, Answer));

    [Fact]
    public void Nothing_is_put_right_where_nothing_is_wrong() =>
        Given(Advice, Answer).When(new CorrectAdvice(Advice)).ThenNothing();

    [Fact]
    public void It_says_what_about_before_all_else() =>
        GivenNoDecision().When(new CorrectAdvice(Right with { Title = "" })).ThenRefused(Refusal.TitleMissing);

    [Fact]
    public void It_is_recorded() =>
        GivenNoDecision().When(new CorrectAdvice(Right)).ThenRefused(Refusal.AdviceUnknown, Right.Title);

    [Fact]
    public void A_decision_is_no_advice() =>
        Given(Framework).When(new CorrectAdvice(Right)).ThenRefused(Refusal.AdviceUnknown);

    [Fact]
    public void A_point_that_was_answered_does_not_vanish() =>
        Given(Advice, Answer).When(new CorrectAdvice(Right with { Points = [] }))
            .ThenRefused(Refusal.AdvicePointUnknown, "risicoparagraaf");

    [Fact]
    public void A_point_that_was_not_answered_may_vanish() =>
        Given(Advice).When(new CorrectAdvice(Right with { Points = [] })).Then(Right with { Points = [] });

    [Fact]
    public void A_point_occurs_once() =>
        Given(Advice, Answer).When(new CorrectAdvice(Right with { Points = [Right.Points[0], Right.Points[0]] }))
            .ThenRefused(Refusal.AdvicePointTwice, "risicoparagraaf");

    [Fact]
    public void It_is_a_correction_and_nothing_else() => new CorrectAdvice(Right).ShouldBeAssignableTo<ICorrection>();
}
