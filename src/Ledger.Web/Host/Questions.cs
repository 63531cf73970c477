using Ledger.Domain;
using Ledger.Projections;

namespace Ledger.Web;

/// <summary>Three questions that the ledger at hand answers, as a first way in.</summary>
internal static class Questions
{
    /// <summary>An auditor's, a council member's and a finance officer's; only those that have an answer.</summary>
    public static async Task<IReadOnlyList<(string Question, string About, string Answer, string Path)>> Of(
        LedgerReader ledger, CancellationToken cancellationToken)
    {
        var questions = new List<(string Question, string About, string Answer, string Path)>();
        if (await Contradicted(ledger, cancellationToken) is { } target)
        {
            questions.Add((
                Words.T("Waarom is dit de streefwaarde?"),
                target.Title, Words.T("van getal naar besluit naar document"),
                $"/waarom/{target.Id}"));
        }

        if (await Lineages.Of(ledger, Lens.Everything, cancellationToken) is [var line, ..])
        {
            questions.Add((
                Words.T("Wat zeiden we hierover door de jaren heen?"),
                line.Title, Words.T("{0} generaties van plannen", line.Generations), $"/lijn/{line.Element}"));
        }

        var budgets = await ledger.Budgets(Lens.Everything, cancellationToken);
        if (budgets.OrderByDescending(b => b.Events).ThenBy(b => b.Year).FirstOrDefault() is { } budget)
        {
            var plan = (await ledger.Named([$"{budget.Plan}"], cancellationToken)).SingleOrDefault();
            questions.Add((
                Words.T("Hoe liep de begroting van een jaar?"),
                plan?.Title ?? $"{budget.Plan}", Words.T("de begroting van {0}, stap voor stap", budget.Year),
                $"/begroting/{budget.Plan}/{budget.Year}"));
        }

        return questions;
    }

    // The target of which most is doubted has most to explain.
    private static async Task<Subject?> Contradicted(LedgerReader ledger, CancellationToken cancellationToken)
    {
        var doubts = (await ledger.Contradictions(Lens.Everything, cancellationToken)).SelectMany(c => c.About)
            .CountBy(about => about).OrderByDescending(d => d.Value);
        foreach (var (about, _) in doubts)
        {
            if (await ledger.Under(about, SubjectKind.Target, cancellationToken) is [var target, ..])
            {
                return target;
            }
        }

        return (await ledger.All(SubjectKind.Target, 1, cancellationToken)).SingleOrDefault();
    }
}
