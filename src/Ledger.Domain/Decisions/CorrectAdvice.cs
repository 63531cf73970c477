using static Ledger.Domain.Decisions.DecisionEvent;

namespace Ledger.Domain.Decisions;

/// <summary>Puts right how an advice was recorded. Only a rectificatie may do this.</summary>
/// <param name="Corrected">The advice as it should have been recorded.</param>
public sealed record CorrectAdvice(AdviceGiven Corrected) : ICommand<DecisionRecord, DecisionEvent>
{
    /// <inheritdoc/>
    public Outcome<DecisionEvent> Decide(DecisionRecord record) => record switch
    {
        DecisionRecord.Advised a when a.Advice == Corrected => Outcome<DecisionEvent>.Unchanged,
        DecisionRecord.Advised => Corrected,
        _ => (Refusal.AdviceUnknown, Corrected.Title),
    };
}
