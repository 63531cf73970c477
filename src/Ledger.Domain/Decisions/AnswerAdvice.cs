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
            DecisionRecord.Advised a when Replies.FirstOrDefault(r => IsUnknown(a, r)) is { } unknown =>
                (Refusal.AdvicePointUnknown, $"{unknown.Point}"),
            DecisionRecord.Advised => answered,
            _ => (Refusal.AdviceUnknown, ""),
        };
    }

    private static bool IsUnknown(DecisionRecord.Advised advised, AdviceReply reply) =>
        reply.Point is { } point && advised.Advice.Points.All(p => p.Id != point);
}
