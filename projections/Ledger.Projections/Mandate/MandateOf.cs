using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;
using Ledger.Store;

namespace Ledger.Projections;

/// <summary>Whether a body decided that whose task it is.</summary>
public enum MandateVerdict
{
    /// <summary>The body whose task it is decided.</summary>
    Within,

    /// <summary>Another body decided.</summary>
    Outside,

    /// <summary>There is no rule for this kind of plan.</summary>
    NoRule,
}

/// <summary>A decision on a plan or budget, and whose task it was.</summary>
/// <param name="Subject">The plan or budget.</param>
/// <param name="Title">The title of the plan.</param>
/// <param name="Decision">The decision.</param>
/// <param name="DecisionTitle">What was decided.</param>
/// <param name="Body">Who decided.</param>
/// <param name="Expected">Whose task it is; null without a rule.</param>
/// <param name="Verdict">Whether the two agree.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="Events">How many events rest on it.</param>
/// <param name="Citations">Where the first of them is written.</param>
public sealed record MandateFinding(
    string Subject, string Title, string Decision, string? DecisionTitle, string? Body, string? Expected,
    MandateVerdict Verdict, HistoricalDate DecidedOn, int Events, IReadOnlyList<Citation> Citations);

/// <summary>
/// The mandate: frameworks and budgets are the council's, implementation programmes the college's. It is shown and
/// never refused: history did what it did.
/// </summary>
public static class MandateOf
{
    /// <summary>Every decision that a plan or budget rests on; what is outside the mandate first.</summary>
    public static IReadOnlyList<MandateFinding> All(LedgerSnapshot ledger) =>
    [
        .. ledger.Events
            .Where(e => e.Stream.Kind is "plan" or "budget" && e.By.Basis is Basis.Decided)

            // What is noted about a plan is no policy, so nobody needs a mandate for it.
            .Where(e => e.Event is not (PlanEvent.ContradictionNoted or PlanEvent.LineageDeclared))
            .GroupBy(e => (e.Stream, ((Basis.Decided)e.By.Basis).Decision))
            .Select(g => Finding(ledger, g.Key.Stream, g.Key.Decision, [.. g]))
            .OrderBy(f => f.Verdict switch { MandateVerdict.Outside => 0, MandateVerdict.NoRule => 1, _ => 2 })
            .ThenBy(f => f.DecidedOn),
    ];

    private static MandateFinding Finding(
        LedgerSnapshot ledger, StreamId stream, DecisionId decision, List<RecordedEvent> events)
    {
        var taken = ledger.Decision(decision);
        var name = stream.Value[(stream.Kind.Length + 1)..];
        var plan = stream.Kind == "plan" ? PlanId.Parse(name) : LedgerSnapshot.BudgetOf(stream).Plan;
        var opened = ledger.Of(plan.Stream).Select(e => e.Event).OfType<PlanEvent.PlanOpened>().FirstOrDefault();
        var expected = stream.Kind == "budget" ? Body.Council : Expected(opened?.Kind);
        var verdict = (expected, taken?.Body) switch
        {
            (null, _) => MandateVerdict.NoRule,
            ({ } body, { } by) when body == by => MandateVerdict.Within,
            _ => MandateVerdict.Outside,
        };
        return new MandateFinding(
            name, opened?.Title ?? name, decision.ToString(), taken?.Title, ledger.BodyOf(decision),
            expected is { } task ? DutchWords.Say(task) : null, verdict, events[0].By.DecidedOn, events.Count,
            events[0].By.Citations);
    }

    private static Body? Expected(PlanKind? kind) => kind switch
    {
        PlanKind.PolicyFramework or PlanKind.PolicyPlan or PlanKind.PolicyProgramme or PlanKind.Strategy =>
            Body.Council,
        PlanKind.ImplementationProgramme => Body.Executive,
        _ => null,
    };
}
