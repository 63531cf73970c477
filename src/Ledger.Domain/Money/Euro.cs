using System.Globalization;

namespace Ledger.Domain;

/// <summary>
/// An exact amount in euros with two decimals, negative allowed. Adding past the range of <see cref="decimal"/> throws.
/// </summary>
public readonly record struct Euro : IComparable<Euro>
{
    /// <summary>The largest amount accepted, in euros, either side of zero: a hundred thousand million.</summary>
    public const decimal Largest = 100_000_000_000m;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    private Euro(decimal amount) => Amount = decimal.Round(amount, 2) + 0.00m;

    /// <summary>Nothing.</summary>
    public static Euro Zero { get; } = new(0m);

    /// <summary>The amount in euros.</summary>
    public decimal Amount { get; }

    /// <summary>An amount; it may have at most two decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has more decimals, or is out of range.</exception>
    public static Euro Of(decimal amount) => IsExact(amount)
        ? new Euro(amount)
        : throw new ArgumentOutOfRangeException(nameof(amount), amount, "An amount has at most two decimals.");

    /// <summary>Reads digits with an optional minus and at most two decimals after a point; null when it is not so.</summary>
    public static Euro? TryParse(string? text) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && IsExact(amount)
            ? new Euro(amount)
            : null;

    /// <summary>Reads an amount as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not an amount.</exception>
    public static Euro Parse(string text) => TryParse(text)
        ?? throw new FormatException($"'{text}' is not an amount in euros with at most two decimals.");

    /// <summary>The sum.</summary>
    public static Euro operator +(Euro left, Euro right) => new(left.Amount + right.Amount);

    /// <summary>The difference.</summary>
    public static Euro operator -(Euro left, Euro right) => new(left.Amount - right.Amount);

    /// <summary>The same amount on the other side of zero.</summary>
    public static Euro operator -(Euro amount) => new(-amount.Amount);

    /// <summary>Whether the left is less.</summary>
    public static bool operator <(Euro left, Euro right) => left.Amount < right.Amount;

    /// <summary>Whether the left is more.</summary>
    public static bool operator >(Euro left, Euro right) => left.Amount > right.Amount;

    /// <summary>Whether the left is at most the right.</summary>
    public static bool operator <=(Euro left, Euro right) => left.Amount <= right.Amount;

    /// <summary>Whether the left is at least the right.</summary>
    public static bool operator >=(Euro left, Euro right) => left.Amount >= right.Amount;

    /// <summary>The sum of many.</summary>
    public static Euro Sum(IEnumerable<Euro> amounts) => new(amounts.Sum(a => a.Amount));

    /// <inheritdoc/>
    public int CompareTo(Euro other) => Amount.CompareTo(other.Amount);

    /// <summary>The amount as a Dutch reader writes it, whole euros without decimals: <c>1.863.416</c>.</summary>
    public string ToDutch() => Amount.ToString(decimal.IsInteger(Amount) ? "N0" : "N2", Dutch);

    /// <summary>The amount with two decimals and a point: <c>1863416.00</c>.</summary>
    public override string ToString() => Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static bool IsExact(decimal amount) =>
        decimal.Round(amount, 2) == amount && Math.Abs(amount) <= Largest;
}
