using Ledger.Domain;
using Ledger.Domain.Budgets;
using Ledger.Projections;

namespace Ledger.Web.Recording;

/// <summary>
/// A begrotingswijziging that was copied wrong: the form says what it should have been, and the ledger, where amounts
/// only add up, records the difference.
/// </summary>
internal static class FormAmounts
{
    /// <summary>What is to be recorded for what was typed.</summary>
    public static decimal Recorded(FilledForm form, decimal typed, Visit visit) =>
        form.Kind.Name == "bedrag" && form.IsCorrection && Guid.TryParse(FormOpening.Wrong(form, visit), out var wrong)
            ? typed - Changed(wrong, form.Subject!, visit)
            : typed;

    /// <summary>What an event changed a line by, with all that put it right since.</summary>
    public static decimal Changed(Guid wrong, Subject line, Visit visit)
    {
        var events = visit.Ledger.Of(line.Stream).ToList();
        var family = new HashSet<Guid> { wrong };
        foreach (var (id, corrected) in events.Select(e => (e.Id, By: e.By.Basis as Basis.Corrects))
            .Where(e => e.By is not null).Select(e => (e.Id, e.By!.Event)).Reverse())
        {
            // From a correction back to what it was the correction of.
            if (family.Contains(id))
            {
                family.Add(corrected);
            }
        }

        foreach (var recorded in events.Where(e => e.By.Basis is Basis.Corrects c && family.Contains(c.Event)))
        {
            family.Add(recorded.Id);
        }

        return events.Where(e => family.Contains(e.Id)).Select(e => e.Event).OfType<BudgetEvent.BudgetAmended>()
            .SelectMany(e => e.Lines).Where(l => line.Id.EndsWith($"/{l.Line}", StringComparison.Ordinal))
            .Sum(l => l.Delta.Amount);
    }
}
