namespace Ledger.Domain.Plans;

/// <summary>What a value is counted in.</summary>
public enum Unit
{
    /// <summary>Parts of a hundred.</summary>
    Percent,

    /// <summary>The difference of two percentages.</summary>
    PercentagePoint,

    /// <summary>A number of people, reports, applications and so on.</summary>
    Count,

    /// <summary>Per 1,000 households.</summary>
    PerThousandHouseholds,

    /// <summary>Per 1,000 inhabitants.</summary>
    PerThousandInhabitants,

    /// <summary>Per 10,000 inhabitants.</summary>
    PerTenThousandInhabitants,

    /// <summary>Per 100,000 inhabitants.</summary>
    PerHundredThousandInhabitants,

    /// <summary>A grade from 1 to 10.</summary>
    Grade,

    /// <summary>A score on a scale of its own.</summary>
    Score,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Weeks.</summary>
    Weeks,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Years.</summary>
    Years,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Euros.</summary>
    Euro,

    /// <summary>Full-time equivalents of staff.</summary>
    Fte,

    /// <summary>No unit: the indicator is described in words.</summary>
    None,
}

/// <summary>A number and what it is counted in.</summary>
/// <param name="Amount">The number; its decimals are as the document has them.</param>
/// <param name="Unit">What it is counted in.</param>
public readonly record struct Quantity(decimal Amount, Unit Unit);
