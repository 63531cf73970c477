using Ledger.Domain;
using Ledger.Domain.Decisions;
using Ledger.Domain.Plans;

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

/// <summary>The decisions that a plan or budget rests on.</summary>
/// <param name="Stream">The stream of the plan or budget.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Opened">How a plan was opened; null for a budget.</param>
/// <param name="On">The decisions.</param>
internal sealed record StreamGrounds(StreamId Stream, PlanId Plan, OpenedAs? Opened, IReadOnlyList<Ground> On);

/// <summary>How a plan was opened.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of plan.</param>
internal sealed record OpenedAs(string Title, PlanKind Kind);

/// <summary>A decision that events of a stream rest on.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="Events">How many events rest on it.</param>
/// <param name="Citations">Where the first of them is written.</param>
/// <param name="Position">The position of that first.</param>
internal sealed record Ground(
    DecisionId Decision, HistoricalDate DecidedOn, int Events, IReadOnlyList<Citation> Citations, long Position);

/// <summary>
/// The mandate: frameworks and budgets are the council's, implementation programmes the college's. It is shown and
/// never refused: history did what it did.
/// </summary>
public static class MandateOf
{
    /// <summary>The decisions that a plan or budget rests on.</summary>
    internal static Summary<StreamGrounds> Grounds { get; } = new("grounds", ["plan", "budget"], stream =>
        new StreamGrounds(
            stream.Stream, stream.Plan!.Value,
            stream.Events.Select(e => e.Event).OfType<PlanEvent.PlanOpened>().FirstOrDefault() is { } opened
                ? new OpenedAs(opened.Title, opened.Kind)
                : null,
            [
                .. stream.Events.Where(e => e.By.Basis is Basis.Decided)

                    // What is noted about a plan is no policy, so nobody needs a mandate for it.
                    .Where(e => e.Event is not (PlanEvent.ContradictionNoted or PlanEvent.LineageDeclared))
                    .GroupBy(e => ((Basis.Decided)e.By.Basis).Decision)
                    .Select(g => (First: g.First(), Count: g.Count(), Decision: g.Key))
                    .Select(g => new Ground(
                        g.Decision, g.First.By.DecidedOn, g.Count, g.First.By.Citations, g.First.Position)),
            ]));

    /// <summary>Every decision that a plan or budget rests on; what is outside the mandate first.</summary>
    public static IReadOnlyList<MandateFinding> All(LedgerSnapshot ledger) =>
        Joined(ledger.Each(Grounds), ledger.Each(DocumentList.Decisions));

    /// <summary>The decisions that streams rest on, judged by who took them.</summary>
    internal static IReadOnlyList<MandateFinding> Joined(
        IReadOnlyList<StreamGrounds> streams, IEnumerable<DecisionListItem> decisions)
    {
        var opened = streams.Where(s => s.Opened is not null).ToDictionary(s => s.Plan, s => s.Opened!);
        var taken = decisions.ToDictionary(d => d.Id);
        return
        [
            .. streams.SelectMany(s => s.On.Select(ground => (Stream: s, Ground: ground)))
                .OrderBy(x => x.Ground.Position)
                .Select(x => Finding(
                    x.Stream, opened.GetValueOrDefault(x.Stream.Plan), x.Ground,
                    taken.GetValueOrDefault(x.Ground.Decision)))
                .OrderBy(f => f.Verdict switch { MandateVerdict.Outside => 0, MandateVerdict.NoRule => 1, _ => 2 })
                .ThenBy(f => f.DecidedOn),
        ];
    }

    private static MandateFinding Finding(
        StreamGrounds stream, OpenedAs? opened, Ground ground, DecisionListItem? decision)
    {
        var name = stream.Stream.Value[(stream.Stream.Kind.Length + 1)..];
        var taken = decision is { IsAdvice: false } ? decision : null;
        var expected = stream.Stream.Kind == "budget" ? Body.Council : Expected(opened?.Kind);
        var verdict = (expected, taken?.Body) switch
        {
            (null, _) => MandateVerdict.NoRule,
            ({ } body, { } by) when body == by => MandateVerdict.Within,
            _ => MandateVerdict.Outside,
        };
        return new MandateFinding(
            name, opened?.Title ?? name, ground.Decision.ToString(), taken?.Title, decision?.BodyName,
            expected is { } task ? DutchWords.Say(task) : null, verdict, ground.DecidedOn, ground.Events,
            ground.Citations);
    }

    private static Body? Expected(PlanKind? kind) => kind switch
    {
        PlanKind.PolicyFramework or PlanKind.PolicyPlan or PlanKind.PolicyProgramme or PlanKind.Strategy =>
            Body.Council,
        PlanKind.ImplementationProgramme => Body.Executive,
        _ => null,
    };
}
