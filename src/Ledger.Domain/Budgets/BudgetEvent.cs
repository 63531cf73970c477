namespace Ledger.Domain.Budgets;

/// <summary>
/// What happens to the budget of one plan in one year. The names of these records and of their fields are what is
/// stored: a change here is a new version with an upcast and a golden file, never an edit.
/// </summary>
public abstract record BudgetEvent : ILedgerEvent
{
    // No slug has a slash, so no line can be taken for the budget itself.
    private const string Whole = "/";

    private BudgetEvent() { }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Creates => [];

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Changes => [Whole];

    /// <summary>The primitive budget, with the total that the document itself states.</summary>
    public sealed record BudgetAdopted(ValueList<BudgetLine> Lines, Euro? StatedTotal) : BudgetEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [Whole, .. Lines.Select(l => l.Id.ToString())];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [];
    }

    /// <summary>A begrotingswijziging: lines are more or less from now on.</summary>
    public sealed record BudgetAmended(string? Title, ValueList<LineChange> Lines) : BudgetEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates =>
            [.. Lines.Where(c => c.NewLine is not null).Select(c => c.Line.ToString())];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes =>
            [Whole, .. Lines.Where(c => c.NewLine is null).Select(c => c.Line.ToString())];
    }

    /// <summary>Money went from one line to another of the same side; the total stays.</summary>
    public sealed record AmountMoved(BudgetLineId From, BudgetLineId To, Euro Amount, string? Title = null)
        : BudgetEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [From.ToString(), To.ToString()];
    }

    /// <summary>Where the money of a line comes from (dekking).</summary>
    public sealed record CoverAssigned(BudgetLineId Line, Euro Amount, string Cover) : BudgetEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Line.ToString()];
    }

    /// <summary>What was really spent or received on a line.</summary>
    public sealed record ActualRecorded(BudgetLineId Line, Euro Amount) : BudgetEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Line.ToString()];
    }

    /// <summary>The year is closed.</summary>
    public sealed record YearClosed : BudgetEvent;
}
