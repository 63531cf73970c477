using static Ledger.Domain.Decisions.DecisionEvent;

namespace Ledger.Domain.Decisions;

/// <summary>Puts right how an advice was recorded. Only a rectificatie may do this.</summary>
/// <param name="Corrected">The advice as it should have been recorded.</param>
public sealed record CorrectAdvice(AdviceGiven Corrected) : ICommand<DecisionRecord, DecisionEvent>, ICorrection
{
    /// <inheritdoc/>
    public Outcome<DecisionEvent> Decide(DecisionRecord record) => record switch
    {
        DecisionRecord.Advised a when a.Advice == Corrected => Outcome<DecisionEvent>.Unchanged,
        _ when string.IsNullOrWhiteSpace(Corrected.Title) => (Refusal.TitleMissing, ""),
        DecisionRecord.Unknown or DecisionRecord.Taken => (Refusal.AdviceUnknown, Corrected.Title),
        DecisionRecord.Advised a when AnsweredPointGone(a) is { } gone => (Refusal.AdvicePointUnknown, gone.ToString()),
        DecisionRecord.Advised when AdviceRules.Twice(Corrected.Points) is { } twice =>
            (Refusal.AdvicePointTwice, twice.ToString()),
        DecisionRecord.Advised => Corrected,
        _ => throw AdviceRules.Unhandled(record),
    };

    // What was answered must still be there, or the answer would point at nothing.
    private Slug? AnsweredPointGone(DecisionRecord.Advised advised) =>
        advised.Answer is { } answer ? AdviceRules.Unknown(answer.Replies, Corrected.Points) : null;
}
