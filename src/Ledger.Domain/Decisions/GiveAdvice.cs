using static Ledger.Domain.Decisions.DecisionEvent;

namespace Ledger.Domain.Decisions;

/// <summary>Records an advice, with its points and its ranking of results.</summary>
/// <param name="Body">Who advised.</param>
/// <param name="BodyName">Its name.</param>
/// <param name="Date">When, as far as known.</param>
/// <param name="Title">What about, in one line.</param>
/// <param name="About">The plans that it is about.</param>
/// <param name="Documents">The documents that hold it.</param>
/// <param name="Points">Its points.</param>
/// <param name="Ranking">Its ranking.</param>
public sealed record GiveAdvice(
    Body Body, string? BodyName, HistoricalDate Date, string Title, ValueList<PlanId> About,
    ValueList<SourceId> Documents, ValueList<AdvicePoint> Points, ValueList<AdviceRank> Ranking)
    : ICommand<DecisionRecord, DecisionEvent>
{
    /// <inheritdoc/>
    public Outcome<DecisionEvent> Decide(DecisionRecord record)
    {
        var given = new AdviceGiven(Body, BodyName, Date, Title, About, Documents, Points, Ranking);
        return record switch
        {
            DecisionRecord.Advised a when a.Advice == given => Outcome<DecisionEvent>.Unchanged,
            _ when string.IsNullOrWhiteSpace(Title) => (Refusal.TitleMissing, ""),
            DecisionRecord.Taken or DecisionRecord.Advised => (Refusal.DecisionExists, Title),
            DecisionRecord.Unknown when AdviceRules.Twice(Points) is { } twice =>
                (Refusal.AdvicePointTwice, twice.ToString()),
            DecisionRecord.Unknown => given,
            _ => throw AdviceRules.Unhandled(record),
        };
    }
}
