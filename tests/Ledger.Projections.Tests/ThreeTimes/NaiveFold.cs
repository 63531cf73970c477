namespace Ledger.Projections.Tests.ThreeTimes;

/// <summary>
/// The state through a lens, written as plainly as the rules are said: put what is seen in order, and look from the end
/// for the last event that says something. Slow and without any structure shared with the real folds.
/// </summary>
internal static class NaiveFold
{
    /// <summary>
    /// Decisions by effect, decision and recording; then each rectificatie, as it was recorded, goes in behind what it
    /// corrects, behind the rectificaties that are there already, and behind what it says something of and was there.
    /// </summary>
    public static List<RecordedEvent> Order(IEnumerable<RecordedEvent> events, Lens lens)
    {
        var seen = events.Where(e =>
            (lens.Effective is null || e.By.EffectiveFrom.FirstDay <= lens.Effective)
            && (lens.Decided is null || e.By.DecidedOn.FirstDay <= lens.Decided)
            && (lens.Recorded is null || e.RecordedAt <= lens.Recorded)).ToList();
        var line = seen.Where(e => e.By.Basis is not Basis.Corrects)
            .OrderBy(e => e.By.EffectiveFrom.FirstDay).ThenBy(e => e.By.DecidedOn.FirstDay).ThenBy(e => e.Position)
            .ToList();
        foreach (var correction in seen.Where(e => e.By.Basis is Basis.Corrects).OrderBy(e => e.Position))
        {
            var wrong = ((Basis.Corrects)correction.By.Basis).Event;
            var at = line.FindIndex(e => e.Id == wrong);
            var made = line.FindLastIndex(e =>
                e.Position < correction.Position && IsSameMoment(e, correction)
                && e.Event.Creates.Intersect(correction.Event.Changes.Concat(correction.Event.Creates)).Any()
                && !line.Take(line.IndexOf(e)).Any(f =>
                    f.Position < correction.Position && f.Event.Creates.Intersect(e.Event.Creates).Any()));
            at = Math.Max(at, made) + 1;
            while (at < line.Count && line[at].By.Basis is Basis.Corrects && IsSameMoment(line[at], correction))
            {
                at++;
            }

            line.Insert(at, correction);
        }

        return line;
    }

    /// <summary>The target that holds, in words; null when none does.</summary>
    public static string? Target(List<RecordedEvent> line)
    {
        var last = line.FindLast(e => e.Event is PlanEvent.TargetSet or PlanEvent.TargetChanged)?.Event;
        var withdrawn = line.FindLastIndex(e => e.Event is PlanEvent.TargetWithdrawn)
            > line.FindLastIndex(e => e.Event is PlanEvent.TargetSet);
        return withdrawn ? null : last switch
        {
            PlanEvent.TargetSet e => DutchWords.Say(e.Value),
            PlanEvent.TargetChanged e => DutchWords.Say(e.Value),
            _ => null,
        };
    }

    /// <summary>The title of an element; null when it does not hold.</summary>
    public static string? Title(List<RecordedEvent> line, ElementId element) => line
        .FindLast(e => (e.Event is PlanEvent.ElementAdded a && a.Element == element)
            || (e.Event is PlanEvent.ElementReworded r && r.Element == element))?.Event switch
    {
        _ when line.Exists(e => e.Event is PlanEvent.ElementWithdrawn w && w.Element == element) => null,
        PlanEvent.ElementAdded e => e.Title,
        PlanEvent.ElementReworded e => e.Title,
        _ => null,
    };

    /// <summary>The baseline, in words; null when there is none.</summary>
    public static string? Baseline(List<RecordedEvent> line) => line.Select(e => e.Event)
        .OfType<PlanEvent.BaselineRecorded>().Select(e => DutchWords.Say(e.Reading)).LastOrDefault();

    /// <summary>The measurement about a year, in words; null when there is none.</summary>
    public static string? Measurement(List<RecordedEvent> line, int year) => line
        .Where(e => e.Event is PlanEvent.MeasurementRecorded m && m.ReferenceDate == HistoricalDate.In(year)
            && !line.Exists(c => c.Position > e.Position && First(line, c) == First(line, e)
                && c.Event is PlanEvent.MeasurementRecorded { InsteadOf: { } at }
                && at.ReferenceDate == m.ReferenceDate))
        .Select(e => DutchWords.Say(((PlanEvent.MeasurementRecorded)e.Event).Reading)).LastOrDefault();

    // What a rectificatie puts right, and what that puts right, back to what was recorded first.
    private static Guid First(List<RecordedEvent> line, RecordedEvent e) =>
        e.By.Basis is Basis.Corrects c ? First(line, line.First(f => f.Id == c.Event)) : e.Id;

    /// <summary>What was really spent on a line of a budget; null when that is not recorded.</summary>
    public static decimal? Actual(List<RecordedEvent> line, BudgetLineId id) => line.Select(e => e.Event)
        .OfType<BudgetEvent.ActualRecorded>().Where(e => e.Line == id).Select(e => (decimal?)e.Amount.Amount)
        .LastOrDefault();

    /// <summary>What was adopted for a line of a budget, rectificaties of it included; null when nothing was.</summary>
    public static decimal? Primitive(List<RecordedEvent> line, BudgetLineId id)
    {
        var adopted = line.SelectMany(e => e.Event is BudgetEvent.BudgetAdopted a ? a.Lines : [])
            .Where(l => l.Id == id).Select(l => l.Amount!.Value.Amount).ToList();
        var adoption = line.Where(e => e.Event is BudgetEvent.BudgetAdopted).Select(e => e.Id).ToHashSet();
        foreach (var correction in line.Where(e => e.By.Basis is Basis.Corrects c && adoption.Contains(c.Event)))
        {
            adoption.Add(correction.Id);
        }

        var corrected = line.Where(e => adoption.Contains(e.Id)).Sum(e => e.Event switch
        {
            BudgetEvent.BudgetAmended a => a.Lines.Where(l => l.Line == id).Sum(l => l.Delta.Amount),
            BudgetEvent.AmountMoved m when m.From == id => -m.Amount.Amount,
            BudgetEvent.AmountMoved m when m.To == id => m.Amount.Amount,
            _ => 0,
        });
        return adopted.Count == 0 ? null : adopted.Sum() + corrected;
    }

    /// <summary>What a line of a budget has; null when there is no such line.</summary>
    public static decimal? Amount(List<RecordedEvent> line, BudgetLineId id)
    {
        var amounts = line.SelectMany(e => e.Event switch
        {
            BudgetEvent.BudgetAdopted a => a.Lines.Where(l => l.Id == id).Select(l => l.Amount!.Value.Amount),
            BudgetEvent.BudgetAmended a => a.Lines.Where(l => l.Line == id).Select(l => l.Delta.Amount),
            BudgetEvent.AmountMoved m when m.From == id => [-m.Amount.Amount],
            BudgetEvent.AmountMoved m when m.To == id => [m.Amount.Amount],
            _ => Enumerable.Empty<decimal>(),
        }).ToList();
        return amounts.Count == 0 ? null : amounts.Sum();
    }

    private static bool IsSameMoment(RecordedEvent left, RecordedEvent right) =>
        left.By.EffectiveFrom.FirstDay == right.By.EffectiveFrom.FirstDay
        && left.By.DecidedOn.FirstDay == right.By.DecidedOn.FirstDay;
}
