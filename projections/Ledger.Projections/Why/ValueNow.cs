using Ledger.Domain;

namespace Ledger.Projections;

/// <summary>What something is worth through the lens that shows everything: in words, as the chain has them.</summary>
internal static class ValueNow
{
    /// <summary>The value of a subject; null when it has none, or no longer.</summary>
    public static string? Of(LedgerSnapshot ledger, Subject subject) => subject.Stream.Kind switch
    {
        "plan" => OfPlan(ledger, subject),
        "budget" => Line(ledger, subject),
        _ => subject.Title,
    };

    private static string? OfPlan(LedgerSnapshot ledger, Subject subject)
    {
        var plan = ContradictionsOf.PlanOf(subject.Stream);
        var view = PlanStanding.Through(plan, ledger.Of(subject.Stream), Lens.Everything);
        return subject.Kind switch
        {
            SubjectKind.Plan => view.Title,
            SubjectKind.Element => view.Elements.FirstOrDefault(e => e.Id == subject.Id)?.Title,
            SubjectKind.Indicator => Indicator(view, subject.Id),
            _ => view.Elements.SelectMany(e => e.Indicators).SelectMany(i => i.Targets)
                .Where(t => t.Id == subject.Id).Select(t => DutchWords.Say(t.Value)).FirstOrDefault(),
        };
    }

    // What is asked for, by the decision that was taken last; else the last that was measured.
    private static string? Indicator(PlanView view, string id)
    {
        var indicator = view.Elements.SelectMany(e => e.Indicators).FirstOrDefault(i => i.Id == id);
        var target = indicator?.Targets.MaxBy(t => (t.Origin.DecidedOn.FirstDay, t.Origin.Position));
        var reading = indicator?.Baselines.Concat(indicator.Measurements)
            .MaxBy(r => (r.ReferenceDate?.FirstDay, r.Origin.DecidedOn.FirstDay, r.Origin.Position));
        return target is not null ? DutchWords.Say(target.Value)
            : reading is not null ? DutchWords.Say(reading.Value) : null;
    }

    private static string? Line(LedgerSnapshot ledger, Subject subject)
    {
        var budget = LedgerSnapshot.BudgetOf(subject.Stream);
        var view = BudgetStanding.Through(budget, ledger.Of(subject.Stream), Lens.Everything);
        var line = view.Lines.FirstOrDefault(l => l.Id == subject.Id);
        return line?.Elsewhere ?? line?.Current?.ToString();
    }
}
