namespace Ledger.Domain.Plans;

/// <summary>What a target asks for, with the doubt that the document leaves.</summary>
public abstract record TargetValue
{
    private TargetValue() { }

    /// <summary>At most this much (maximaal).</summary>
    public sealed record AtMost(Quantity Bound) : TargetValue;

    /// <summary>At least this much (minimaal).</summary>
    public sealed record AtLeast(Quantity Bound) : TargetValue;

    /// <summary>This much.</summary>
    public sealed record Exactly(Quantity Value) : TargetValue;

    /// <summary>From one to the other, both included.</summary>
    public sealed record Between(Quantity Low, Quantity High) : TargetValue;

    /// <summary>Stays the same (blijft gelijk); at a value, when the document names one.</summary>
    public sealed record Keep(Quantity? At) : TargetValue;

    /// <summary>Rises; by how much, when the document says so.</summary>
    public sealed record Rise(Quantity? By) : TargetValue;

    /// <summary>Falls; by how much, when the document says so.</summary>
    public sealed record Fall(Quantity? By) : TargetValue;

    /// <summary>A change in percent of the baseline; -50 halves it.</summary>
    public sealed record RelativeChange(decimal Percent) : TargetValue;

    /// <summary>One figure against another: "advice rises more than reports".</summary>
    public sealed record Comparative(string Comparison) : TargetValue;

    /// <summary>A value for each of several groups.</summary>
    public sealed record PerGroup(ValueList<GroupTarget> Groups) : TargetValue;

    /// <summary>In words only.</summary>
    public sealed record Qualitative(string Wording) : TargetValue;

    /// <summary>Still to be determined: why, and when if the document says so.</summary>
    public sealed record ToBeDetermined(string Why, HistoricalDate? When) : TargetValue;
}

/// <summary>The target of one group.</summary>
/// <param name="Scope">The group.</param>
/// <param name="Value">What is asked for.</param>
public sealed record GroupTarget(Scope Scope, TargetValue Value);
