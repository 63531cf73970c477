using static Ledger.Domain.Plans.PlanEvent;

namespace Ledger.Domain.Plans;

/// <summary>
/// Notes two or more places that cannot all be right: which, where, what each says. No judgement which is right. Noting
/// it again with other statements replaces it.
/// </summary>
/// <param name="Contradiction">Its id, within the plan.</param>
/// <param name="Kind">What the places disagree about.</param>
/// <param name="Title">What it comes to, in one line.</param>
/// <param name="About">The elements and indicators concerned.</param>
/// <param name="Statements">What each place says.</param>
public sealed record NoteContradiction(
    Slug Contradiction, ContradictionKind Kind, string Title, ValueList<PlanRef> About,
    ValueList<Statement> Statements) : ICommand<Plan, PlanEvent>
{
    /// <inheritdoc/>
    public Outcome<PlanEvent> Decide(Plan plan) => plan.OnKnown(o =>
    {
        var noted = new ContradictionNoted(Contradiction, Kind, Title, About, Statements);
        return true switch
        {
            _ when string.IsNullOrWhiteSpace(Title) => (Refusal.TitleMissing, Contradiction.ToString()),
            _ when Statements.FirstOrDefault(s => string.IsNullOrWhiteSpace(s.Says)) is { } silent =>
                (Refusal.WordingMissing, $"{Contradiction}: {silent.At.Locator}"),
            _ when Statements.Distinct().Count() < 2 => (Refusal.ContradictionNeedsTwoPlaces, Contradiction.ToString()),
            _ when o.Contradictions.GetValueOrDefault(Contradiction) == noted => Outcome<PlanEvent>.Unchanged,
            _ => noted,
        };
    });
}
