using static Ledger.Domain.Decisions.DecisionEvent;

namespace Ledger.Domain.Decisions;

/// <summary>
/// Puts right how a decision was recorded. What was decided does not change; only a rectificatie may do this.
/// </summary>
/// <param name="Corrected">The decision as it should have been recorded.</param>
public sealed record CorrectDecision(DecisionTaken Corrected) : ICommand<DecisionRecord, DecisionEvent>, ICorrection
{
    /// <inheritdoc/>
    public Outcome<DecisionEvent> Decide(DecisionRecord record) => record switch
    {
        DecisionRecord.Taken t when t.Decision == Corrected => Outcome<DecisionEvent>.Unchanged,
        DecisionRecord.Unknown or DecisionRecord.Advised => (Refusal.DecisionUnknown, Corrected.Title),
        DecisionRecord.Taken when string.IsNullOrWhiteSpace(Corrected.Title) => (Refusal.TitleMissing, ""),
        DecisionRecord.Taken => Corrected,
        _ => throw AdviceRules.Unhandled(record),
    };
}
