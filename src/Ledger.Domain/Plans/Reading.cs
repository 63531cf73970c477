namespace Ledger.Domain.Plans;

/// <summary>What a baseline or measurement says, with the doubt that the document leaves.</summary>
public abstract record Reading
{
    private Reading() { }

    /// <summary>A number; approximate when the document says "about" or "more than".</summary>
    public sealed record Measured(Quantity Value, bool Approximate = false) : Reading;

    /// <summary>Somewhere from one to the other.</summary>
    public sealed record Range(Quantity Low, Quantity High) : Reading;

    /// <summary>Not measured: why, and from when it will be if the document says so.</summary>
    public sealed record NotMeasured(string Why, HistoricalDate? Since) : Reading;

    /// <summary>Measured, but elsewhere.</summary>
    public sealed record Elsewhere(string Where) : Reading;
}
