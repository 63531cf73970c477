using static Ledger.Domain.Decisions.DecisionEvent;

namespace Ledger.Domain.Decisions;

/// <summary>Records a decision of a body.</summary>
/// <param name="Body">Who decided.</param>
/// <param name="BodyName">Its name, where the body alone does not tell.</param>
/// <param name="Date">When, as far as known.</param>
/// <param name="Kind">What kind of decision.</param>
/// <param name="Title">What was decided, in one line.</param>
/// <param name="Documents">The documents that were decided on or that hold it.</param>
public sealed record TakeDecision(
    Body Body, string? BodyName, HistoricalDate Date, DecisionKind Kind, string Title, ValueList<SourceId> Documents)
    : ICommand<DecisionRecord, DecisionEvent>
{
    /// <inheritdoc/>
    public Outcome<DecisionEvent> Decide(DecisionRecord record)
    {
        var taken = new DecisionTaken(Body, BodyName, Date, Kind, Title, Documents);
        return record switch
        {
            DecisionRecord.Taken t when t.Decision == taken => Outcome<DecisionEvent>.Unchanged,
            _ when string.IsNullOrWhiteSpace(Title) => (Refusal.TitleMissing, ""),
            DecisionRecord.Unknown => taken,
            DecisionRecord.Taken or DecisionRecord.Advised => (Refusal.DecisionExists, Title),
            _ => throw AdviceRules.Unhandled(record),
        };
    }
}
