namespace Ledger.Domain.Budgets;

/// <summary>Which side of the budget a line is on.</summary>
public enum Side
{
    /// <summary>Lasten.</summary>
    Expense,

    /// <summary>Baten.</summary>
    Income,
}

/// <summary>Whether a line comes back every year.</summary>
public enum Term
{
    /// <summary>The document does not say.</summary>
    Unknown,

    /// <summary>Structureel.</summary>
    Structural,

    /// <summary>Incidenteel.</summary>
    Incidental,
}

/// <summary>What a change does to the result of the year, as the document calls it.</summary>
public enum Bearing
{
    /// <summary>The document does not say.</summary>
    Unknown,

    /// <summary>Voordelig.</summary>
    Favourable,

    /// <summary>Nadelig.</summary>
    Unfavourable,

    /// <summary>Budgettair neutraal.</summary>
    Neutral,
}

/// <summary>A line of a budget. One amount may serve several elements of the plan.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, as the document has it.</param>
/// <param name="Side">Expense or income.</param>
/// <param name="Term">Structural or incidental.</param>
/// <param name="Amount">The primitive amount; null, and zero in sums, when the document gives none.</param>
/// <param name="Elements">The elements of the plan that it serves.</param>
/// <param name="Elsewhere">Where its money is, when it is not here; it then has no amount.</param>
public sealed record BudgetLine(
    BudgetLineId Id, string Title, Side Side, Term Term, Euro? Amount, ValueList<Slug> Elements, string? Elsewhere);

/// <summary>A change of one line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Delta">The difference; negative is less.</param>
/// <param name="Bearing">What the document calls it.</param>
/// <param name="NewLine">
/// The line, when the amendment introduces it; without an amount: the change is its first.
/// </param>
public sealed record LineChange(BudgetLineId Line, Euro Delta, Bearing Bearing, BudgetLine? NewLine);
