namespace Ledger.Domain;

/// <summary>A plan, such as <c>themaplan-leefbaarheid-en-veiligheid-2019-2022</c>.</summary>
public readonly record struct PlanId(Slug Slug)
{
    /// <summary>The stream of the plan.</summary>
    public StreamId Stream => StreamId.Parse($"plan/{Slug}");

    /// <summary>Reads the slug of a plan.</summary>
    public static PlanId Parse(string text) => new(Slug.Parse(text));

    /// <inheritdoc/>
    public override string ToString() => Slug.Value;
}

/// <summary>The budget of one plan or programme in one year.</summary>
public readonly record struct BudgetId(PlanId Plan, int Year)
{
    /// <summary>The stream of the budget.</summary>
    public StreamId Stream => StreamId.Parse(FormattableString.Invariant($"budget/{Plan}/{Year}"));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Plan}/{Year}");
}

/// <summary>A decision or an advice: <c>&lt;body&gt;-&lt;date&gt;-&lt;slug&gt;</c>.</summary>
public readonly record struct DecisionId(Slug Slug)
{
    /// <summary>The stream of the decision.</summary>
    public StreamId Stream => StreamId.Parse($"decision/{Slug}");

    /// <summary>Reads the slug of a decision.</summary>
    public static DecisionId Parse(string text) => new(Slug.Parse(text));

    /// <inheritdoc/>
    public override string ToString() => Slug.Value;
}

/// <summary>A document, web page or data set that something is cited from.</summary>
public readonly record struct SourceId(Slug Slug)
{
    /// <summary>The stream of the source.</summary>
    public StreamId Stream => StreamId.Parse($"source/{Slug}");

    /// <summary>Reads the slug of a source.</summary>
    public static SourceId Parse(string text) => new(Slug.Parse(text));

    /// <inheritdoc/>
    public override string ToString() => Slug.Value;
}

/// <summary>An element of a plan; unique within the plan, among its elements and indicators.</summary>
public readonly record struct ElementId(Slug Slug)
{
    /// <summary>Reads the slug of an element.</summary>
    public static ElementId Parse(string text) => new(Slug.Parse(text));

    /// <inheritdoc/>
    public override string ToString() => Slug.Value;
}

/// <summary>An indicator of a plan; unique within the plan, among its elements and indicators.</summary>
public readonly record struct IndicatorId(Slug Slug)
{
    /// <summary>Reads the slug of an indicator.</summary>
    public static IndicatorId Parse(string text) => new(Slug.Parse(text));

    /// <inheritdoc/>
    public override string ToString() => Slug.Value;
}

/// <summary>A line of a budget; unique within the budget of a year, and the same over the years of one plan.</summary>
public readonly record struct BudgetLineId(Slug Slug)
{
    /// <summary>Reads the slug of a line.</summary>
    public static BudgetLineId Parse(string text) => new(Slug.Parse(text));

    /// <inheritdoc/>
    public override string ToString() => Slug.Value;
}

/// <summary>An element or indicator of any plan, written <c>plan/thing</c>; without a thing the plan itself.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Thing">The element or indicator; null for the plan as a whole.</param>
public readonly record struct PlanRef(PlanId Plan, Slug? Thing = null)
{
    /// <summary>Reads <c>plan</c> or <c>plan/thing</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static PlanRef Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new PlanRef(PlanId.Parse(text))
            : new PlanRef(PlanId.Parse(text[..slash]), Slug.Parse(text[(slash + 1)..]));
    }

    /// <inheritdoc/>
    public override string ToString() => Thing is { } thing ? $"{Plan}/{thing}" : Plan.ToString();
}
