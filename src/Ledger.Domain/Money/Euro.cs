using System.Globalization;
using System.Text.RegularExpressions;

namespace Ledger.Domain;

/// <summary>
/// An exact amount in euros with two decimals, negative allowed. What is read or given is at most
/// <see cref="Largest"/>; sums may pass it and throw an <see cref="OverflowException"/> long before they would lose a
/// cent.
/// </summary>
public readonly partial record struct Euro : IComparable<Euro>
{
    /// <summary>The largest amount accepted, in euros, either side of zero: a hundred thousand million.</summary>
    public const decimal Largest = 100_000_000_000m;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    // No sum of a million of the largest amounts comes near; past it, decimal would begin to round.
    private const decimal LargestSum = 100_000_000_000_000_000_000m;

    private Euro(decimal amount) => Amount = Math.Abs(amount) <= LargestSum
        ? decimal.Round(amount, 2) + 0.00m
        : throw new OverflowException($"{amount} euros is more than a sum can be.");

    /// <summary>Nothing.</summary>
    public static Euro Zero { get; } = new(0m);

    /// <summary>The amount in euros.</summary>
    public decimal Amount { get; }

    /// <summary>
    /// An amount, with at most two decimals written: <c>1.000m</c> has three and may mean a thousand.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It has more decimals, or is out of range.</exception>
    public static Euro Of(decimal amount) => amount.Scale <= 2 && Math.Abs(amount) <= Largest
        ? new Euro(amount)
        : throw new ArgumentOutOfRangeException(
            nameof(amount), amount, "An amount has at most two decimals and is at most a hundred thousand million.");

    /// <summary>
    /// Reads digits, with a minus before them and one or two decimals behind a point or not; null when it is not so.
    /// </summary>
    public static Euro? TryParse(string? text) =>
        text is not null && Form().IsMatch(text)
        && decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) is var amount
        && Math.Abs(amount) <= Largest
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

    [GeneratedRegex("^-?[0-9]{1,12}(\\.[0-9]{1,2})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
