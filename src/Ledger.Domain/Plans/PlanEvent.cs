namespace Ledger.Domain.Plans;

/// <summary>
/// What happens to a plan. The names of these records and of their fields are what is stored: a change here is a new
/// version with an upcast and a golden file, never an edit.
/// </summary>
public abstract record PlanEvent : ILedgerEvent
{
    // No slug has a slash, so no element can be taken for the plan itself.
    private const string Whole = "/";

    private PlanEvent() { }

    /// <inheritdoc/>
    public virtual IReadOnlyList<string> Creates => [];

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Changes { get; }

    /// <summary>The plan exists; adopted or not.</summary>
    public sealed record PlanOpened(
        string Title, PlanKind Kind, HistoricalDate From, HistoricalDate? To, SourceId? Document) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [Whole];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [];
    }

    /// <summary>The plan was adopted by the decision that the event rests on.</summary>
    public sealed record PlanAdopted : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Whole];
    }

    /// <summary>The plan is over.</summary>
    public sealed record PlanClosed : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Whole];
    }

    /// <summary>An element was added, under a parent or at the top.</summary>
    public sealed record ElementAdded(
        ElementId Element, ElementKind Kind, string? Number, string Title, string? Note, ElementId? Parent) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [Element.ToString()];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => Parent is { } p ? [Whole, p.ToString()] : [Whole];
    }

    /// <summary>An element has another number, title or note.</summary>
    public sealed record ElementReworded(ElementId Element, string? Number, string Title, string? Note) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Element.ToString()];
    }

    /// <summary>An element came under another parent.</summary>
    public sealed record ElementMoved(ElementId Element, ElementId? Parent) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes =>
            Parent is { } p ? [Element.ToString(), p.ToString()] : [Element.ToString()];
    }

    /// <summary>An element, and with it what is under it, no longer holds.</summary>
    public sealed record ElementWithdrawn(ElementId Element) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Element.ToString()];
    }

    /// <summary>Who does an activity, with whom, and when.</summary>
    public sealed record ActivityScheduled(
        ElementId Element, string? Responsible, ValueList<string> Partners, string? When,
        HistoricalDate? From, HistoricalDate? Until) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Element.ToString()];
    }

    /// <summary>An indicator of an element.</summary>
    public sealed record IndicatorDefined(
        IndicatorId Indicator, ElementId Element, string Title, Unit Unit, Direction Direction, bool IsMain,
        string? MonitoredBy, string? Note) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [Indicator.ToString()];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Element.ToString()];
    }

    /// <summary>An indicator says or counts something else from now on.</summary>
    public sealed record IndicatorRedefined(
        IndicatorId Indicator, string Title, Unit Unit, Direction Direction, bool IsMain,
        string? MonitoredBy, string? Note) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Indicator.ToString()];
    }

    /// <summary>An indicator is no longer followed.</summary>
    public sealed record IndicatorWithdrawn(IndicatorId Indicator) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Indicator.ToString()];
    }

    /// <summary>
    /// The baseline (nulmeting) of an indicator, for a scope and a reference date; instead of where it stood by mistake
    /// when that is put right.
    /// </summary>
    public sealed record BaselineRecorded(
        IndicatorId Indicator, Scope Scope, HistoricalDate? ReferenceDate, Reading Reading, string? Text,
        ReadingAt? InsteadOf = null) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Indicator.ToString()];
    }

    /// <summary>
    /// A later measurement of an indicator, for a scope and a reference date; instead of where it stood by mistake when
    /// that is put right.
    /// </summary>
    public sealed record MeasurementRecorded(
        IndicatorId Indicator, Scope Scope, HistoricalDate? ReferenceDate, Reading Reading, string? Text,
        ReadingAt? InsteadOf = null) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Indicator.ToString()];
    }

    /// <summary>The target (streefwaarde) of an indicator, for a year and a scope; set, or set again.</summary>
    public sealed record TargetSet(
        IndicatorId Indicator, int? Horizon, Scope Scope, TargetValue Value, string Text) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [TargetKey.Of(Indicator, Horizon, Scope).ToString()];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Indicator.ToString()];
    }

    /// <summary>A target asks for something else.</summary>
    public sealed record TargetChanged(
        IndicatorId Indicator, int? Horizon, Scope Scope, TargetValue Value, string Text) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [TargetKey.Of(Indicator, Horizon, Scope).ToString()];
    }

    /// <summary>A target no longer holds.</summary>
    public sealed record TargetWithdrawn(IndicatorId Indicator, int? Horizon, Scope Scope) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [TargetKey.Of(Indicator, Horizon, Scope).ToString()];
    }

    /// <summary>
    /// Where an element comes from, kept by the plan of the successor; or that it was discontinued, kept by its own
    /// plan.
    /// </summary>
    public sealed record LineageDeclared(PlanRef From, PlanRef? To, LineageKind Kind) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [(To ?? From).Thing?.Value ?? Whole];
    }

    /// <summary>Two or more places that cannot all be right.</summary>
    public sealed record ContradictionNoted(
        Slug Contradiction, ContradictionKind Kind, string Title, ValueList<PlanRef> About,
        ValueList<Statement> Statements) : PlanEvent
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Creates => [$"!{Contradiction}"];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Changes => [Whole];
    }
}

/// <summary>What one of the places of a contradiction says.</summary>
/// <param name="Says">What stands there, in short.</param>
/// <param name="At">Where.</param>
public sealed record Statement(string Says, Citation At);

/// <summary>
/// A target within its plan: of an indicator, for a year (none when the document names none) and a scope.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Horizon">The year by which it must be reached.</param>
/// <param name="Scope">For whom or where.</param>
public sealed record TargetKey(IndicatorId Indicator, int? Horizon, Scope Scope)
{
    /// <summary>The key of a target.</summary>
    public static TargetKey Of(IndicatorId indicator, int? horizon, Scope scope) => new(indicator, horizon, scope);

    /// <summary>Indicator, year (<c>-</c> when none) and, unless the whole municipality, scope, by slashes.</summary>
    public override string ToString()
    {
        var year = Horizon?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-";
        return Scope is Scope.Municipality ? $"{Indicator}/{year}" : $"{Indicator}/{year}/{Scope}";
    }
}

/// <summary>Where a baseline or measurement stands among those of its indicator.</summary>
/// <param name="Scope">For whom or where.</param>
/// <param name="ReferenceDate">The year or date that the figure is about.</param>
public sealed record ReadingAt(Scope Scope, HistoricalDate? ReferenceDate)
{
    /// <summary>The same within the plan.</summary>
    public ReadingKey Of(IndicatorId indicator) => new(indicator, Scope, ReferenceDate);
}

/// <summary>A baseline or measurement within its plan.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Scope">For whom or where.</param>
/// <param name="ReferenceDate">The year or date that the figure is about.</param>
public sealed record ReadingKey(IndicatorId Indicator, Scope Scope, HistoricalDate? ReferenceDate);
