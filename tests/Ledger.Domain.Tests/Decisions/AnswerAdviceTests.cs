using Ledger.Domain.Decisions;
using static Ledger.Domain.Tests.Decisions.Recorded;

namespace Ledger.Domain.Tests.Decisions;

public sealed class AnswerAdviceTests
{
    private static readonly AnswerAdvice Command = new(Answer.Body, Answer.Date, Answer.Document, Answer.Replies);

    [Fact]
    public void The_college_answers_point_by_point() => Given(Advice).When(Command).Then(Answer);

    [Fact]
    public void The_same_answer_is_not_given_twice() => Given(Advice, Answer).When(Command).ThenNothing();

    [Fact]
    public void It_is_answered_again_when_it_was_recorded_wrong() =>
        Given(Advice, Answer).When(Command with { Date = HistoricalDate.In(2025, 3) })
            .Then(Answer with { Date = HistoricalDate.In(2025, 3) });

    [Fact]
    public void Nothing_is_answered_before_it_was_advised() =>
        GivenNoDecision().When(Command).ThenRefused(Refusal.AdviceUnknown);

    [Fact]
    public void A_decision_is_not_answered() => Given(Framework).When(Command).ThenRefused(Refusal.AdviceUnknown);

    [Fact]
    public void Only_points_that_were_made_are_answered() =>
        Given(Advice)
            .When(Command with { Replies = [Answer.Replies[1], Answer.Replies[0] with { Point = Slug.Parse("x") }] })
            .ThenRefused(Refusal.AdvicePointUnknown, "x");
}
