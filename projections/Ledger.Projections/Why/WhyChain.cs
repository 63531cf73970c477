using Ledger.Domain;
using Ledger.Domain.Decisions;
using NodaTime;

namespace Ledger.Projections;

/// <summary>Why something has the value that it has.</summary>
/// <param name="Subject">What was asked about.</param>
/// <param name="Title">Its title.</param>
/// <param name="Value">Its value now, in words; null when it has none.</param>
/// <param name="Chain">What happened to it, newest first.</param>
/// <param name="Contradictions">The places that cannot all be right about it.</param>
/// <param name="Advice">The advice that ranks or names it, and the answer.</param>
public sealed record WhyView(
    string Subject, string Title, string? Value, IReadOnlyList<WhyStep> Chain,
    IReadOnlyList<ContradictionView> Contradictions, IReadOnlyList<AdviceView> Advice);

/// <summary>One event of a chain.</summary>
/// <param name="Event">The id of the event.</param>
/// <param name="Position">Its position.</param>
/// <param name="What">What happened: the name of the event.</param>
/// <param name="Field">Which field of which subject changed first by it.</param>
/// <param name="From">Its value before.</param>
/// <param name="To">Its value after.</param>
/// <param name="Changes">All that it changed here.</param>
/// <param name="Basis"><c>decided</c>, <c>published</c> or <c>corrects</c>.</param>
/// <param name="RestsOn">The decision, source or corrected event.</param>
/// <param name="RestsOnTitle">The title of the decision or source.</param>
/// <param name="Body">Who decided.</param>
/// <param name="DecidedOn">When it was decided or published.</param>
/// <param name="EffectiveFrom">From when it holds.</param>
/// <param name="RecordedAt">When the ledger took it in.</param>
/// <param name="Rationale">Why.</param>
/// <param name="Citations">Where it is written.</param>
/// <param name="Actor">Who recorded it.</param>
/// <param name="Provenance">How it came into the ledger.</param>
/// <param name="Together">
/// How many events of any stream rest on the same decision or source; beyond <see cref="LedgerRest.MostCounted"/> they
/// are not counted.
/// </param>
public sealed record WhyStep(
    Guid Event, long Position, string What, string Field, string? From, string? To, IReadOnlyList<Change> Changes,
    string Basis, string RestsOn, string? RestsOnTitle, string? Body, HistoricalDate DecidedOn,
    HistoricalDate EffectiveFrom, Instant RecordedAt, string Rationale, IReadOnlyList<Citation> Citations,
    Actor Actor, Provenance Provenance, int Together);

/// <summary>An advice about something.</summary>
/// <param name="Advice">The id of the advice.</param>
/// <param name="By">Who advised.</param>
/// <param name="Date">When.</param>
/// <param name="Rank">The rank it gives, when it ranks.</param>
/// <param name="Says">What it says.</param>
/// <param name="AnsweredOn">When it was answered; null when it was not.</param>
public sealed record AdviceView(
    string Advice, string By, HistoricalDate Date, int? Rank, string Says, HistoricalDate? AnsweredOn);

/// <summary>The chain of one value: value, event, decision, document.</summary>
public static class WhyChain
{
    /// <summary>The chain of a subject.</summary>
    public static WhyView Of(LedgerSnapshot ledger, Subject subject)
    {
        var steps = ChangeLog.Of(subject.Stream, ledger.Of(subject.Stream))
            .Select(l => l with { Changes = [.. l.Changes.Where(c => Concerns(c, subject))] })
            .Where(l => l.Changes.Count > 0)
            .Select(l => Step(ledger, l))
            .ToList();
        steps.Reverse();
        return new WhyView(
            subject.Id, subject.Title, ValueNow.Of(ledger, subject), steps, Contradictions(ledger, subject, steps),
            Advice(ledger, subject));
    }

    private static bool Concerns(Change change, Subject subject) =>
        change.Subject == subject.Id
        || change.Subject.StartsWith(subject.Id + "/", StringComparison.Ordinal);

    private static WhyStep Step(LedgerSnapshot ledger, LoggedChange logged)
    {
        var (recorded, _, changes) = logged;
        var by = recorded.By;
        var (kind, title) = by.Basis switch
        {
            Basis.Decided d => ("decided", ledger.Decision(d.Decision)?.Title),
            Basis.Published p => ("published", ledger.Source(p.Source)?.Title),
            Basis.Corrects c => ("corrects", c.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var lead = changes.FirstOrDefault(c => c.Field == PlanAssignments.Target) ?? changes[0];
        return new WhyStep(
            recorded.Id, recorded.Position, recorded.Event.GetType().Name, $"{lead.Subject}#{lead.Field}", lead.From,
            lead.To, changes, kind, VersionHistory.Rests(by.Basis), title, ledger.BodyOf(by.Basis), by.DecidedOn,
            by.EffectiveFrom, recorded.RecordedAt, by.Rationale, by.Citations, by.Actor, by.Provenance,
            ledger.CountResting(by.Basis));
    }

    private static IReadOnlyList<ContradictionView> Contradictions(
        LedgerSnapshot ledger, Subject subject, List<WhyStep> steps)
    {
        // A target is contradicted where its indicator is; a line of a budget where what it is for is, by a place that
        // the line rests on.
        var indicator = subject.Kind == SubjectKind.Target ? string.Join('/', subject.Id.Split('/')[..2]) : subject.Id;
        var served = subject.Kind == SubjectKind.BudgetLine ? ServedBy(ledger, subject) : [];
        var places = steps.SelectMany(s => s.Citations).Select(c => (c.Source, c.Locator)).ToHashSet();
        return
        [
            .. ContradictionsOf.All(ledger.Events, Lens.Everything)
                .Where(c => c.About.Contains(indicator)
                    || (c.About.Intersect(served).Any()
                        && c.Statements.Any(s => places.Contains((s.Source, s.Locator))))),
        ];
    }

    /// <summary>The elements that a line of a budget serves.</summary>
    internal static IReadOnlyList<string> ServedBy(LedgerSnapshot ledger, Subject subject)
    {
        var budget = LedgerSnapshot.BudgetOf(subject.Stream);
        var view = BudgetStanding.Through(budget, ledger.Of(subject.Stream), Lens.Everything);
        return view.Lines.FirstOrDefault(l => l.Id == subject.Id)?.Elements ?? [];
    }

    private static List<AdviceView> Advice(LedgerSnapshot ledger, Subject subject)
    {
        var elements = ledger.ElementsAbove(subject).ToHashSet(StringComparer.Ordinal);
        var found = new List<AdviceView>();
        foreach (var recorded in ledger.Events.Where(e => e.Event is DecisionEvent.AdviceGiven))
        {
            var advice = (DecisionEvent.AdviceGiven)recorded.Event;
            var id = recorded.Stream.Value["decision/".Length..];
            var answered = ledger.Of(recorded.Stream).Select(e => e.Event).OfType<DecisionEvent.AdviceAnswered>()
                .LastOrDefault()?.Date;
            found.AddRange(advice.Ranking
                .Where(r => r.Element is { } element && elements.Contains($"{r.Plan}/{element}"))
                .Select(r => new AdviceView(
                    id, ledger.BodyOf(DecisionId.Parse(id))!, advice.Date, r.Rank, r.Title, answered)));
        }

        return found;
    }
}
