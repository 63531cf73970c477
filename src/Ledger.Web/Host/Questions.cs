using Ledger.Domain;
using Ledger.Projections;

namespace Ledger.Web;

/// <summary>Three questions that the ledger at hand answers, as a first way in.</summary>
internal static class Questions
{
    /// <summary>An auditor's, a council member's and a finance officer's; only those that have an answer.</summary>
    public static IEnumerable<(string Question, string Answer, string Path)> Of(LedgerSnapshot ledger)
    {
        if (Contradicted(ledger) is { } target)
        {
            yield return (
                "Waarom is dit de streefwaarde?", $"{target.Title}: van getal naar besluit naar document",
                $"/waarom/{target.Id}");
        }

        if (Lineages.Of(ledger) is [var line, ..])
        {
            yield return (
                "Wat zeiden we hierover door de jaren heen?",
                $"{line.Title}: {line.Generations} generaties van plannen", $"/lijn/{line.Element}");
        }

        if (MostChanged(ledger) is { } budget)
        {
            yield return (
                "Hoe liep de begroting van een jaar?",
                $"{ledger.Catalogue.TitleOf(budget.Plan.ToString())}: de begroting van {budget.Year}, stap voor stap",
                $"/begroting/{budget}");
        }
    }

    // The target of which most is doubted has most to explain.
    private static Subject? Contradicted(LedgerSnapshot ledger)
    {
        var doubts = ContradictionsOf.All(ledger.Events, Lens.Everything).SelectMany(c => c.About)
            .CountBy(about => about).ToDictionary();
        return ledger.Catalogue.Subjects.Where(s => s.Kind == SubjectKind.Target)
            .OrderByDescending(s => doubts.GetValueOrDefault(string.Join('/', s.Id.Split('/')[..2])))
            .FirstOrDefault();
    }

    private static BudgetId? MostChanged(LedgerSnapshot ledger) => ledger.Budgets
        .OrderByDescending(b => ledger.Of(b.Stream).Count()).ThenBy(b => b.Year)
        .Select(b => (BudgetId?)b).FirstOrDefault();
}
