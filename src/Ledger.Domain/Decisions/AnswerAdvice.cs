using static Ledger.Domain.Decisions.DecisionEvent;

namespace Ledger.Domain.Decisions;

/// <summary>Records the answer to an advice; again, when it was recorded wrong.</summary>
/// <param name="Body">Who answered.</param>
/// <param name="Date">When, as far as known.</param>
/// <param name="Document">The document that holds it.</param>
/// <param name="Replies">The answers, point by point.</param>
public sealed record AnswerAdvice(Body Body, HistoricalDate Date, SourceId? Document, ValueList<AdviceReply> Replies)
    : ICommand<DecisionRecord, DecisionEvent>
{
    /// <inheritdoc/>
    public Outcome<DecisionEvent> Decide(DecisionRecord record)
    {
        var answered = new AdviceAnswered(Body, Date, Document, Replies);
        return record switch
        {
            DecisionRecord.Advised a when a.Answer == answered => Outcome<DecisionEvent>.Unchanged,
            DecisionRecord.Unknown or DecisionRecord.Taken => (Refusal.AdviceUnknown, ""),
            DecisionRecord.Advised a when AdviceRules.Unknown(Replies, a.Advice.Points) is { } unknown =>
                (Refusal.AdvicePointUnknown, unknown.ToString()),
            DecisionRecord.Advised => answered,
            _ => throw AdviceRules.Unhandled(record),
        };
    }
}
