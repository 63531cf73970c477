using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Domain;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    /// <summary>Only the year.</summary>
    Year,

    /// <summary>The year and the month.</summary>
    Month,

    /// <summary>The day.</summary>
    Day,
}

/// <summary>
/// A date as far as it is known: <c>2007</c>, <c>2007-07</c> or <c>2007-07-13</c> (EDTF level 0, reduced precision).
/// It orders by its first day, so <c>2007</c>, <c>2007-01</c> and <c>2007-01-01</c> order the same but are not equal.
/// Its year is from <see cref="FirstYear"/> to <see cref="LastYear"/>.
/// </summary>
public readonly record struct HistoricalDate : IComparable<HistoricalDate>
{
    /// <summary>The first year accepted: earlier is a slip of the pen.</summary>
    public const int FirstYear = 1800;

    /// <summary>The last year accepted: later is a slip of the pen.</summary>
    public const int LastYear = 2200;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    private readonly LocalDate? _firstDay;

    private HistoricalDate(LocalDate firstDay, DatePrecision precision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(firstDay.Year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstDay.Year, LastYear);
        _firstDay = firstDay;
        Precision = precision;
    }

    /// <summary>The first day that the date can be.</summary>
    public LocalDate FirstDay => _firstDay ?? throw new InvalidOperationException("A date was never given.");

    /// <summary>How much of it is known.</summary>
    public DatePrecision Precision { get; }

    /// <summary>The last day that the date can be.</summary>
    public LocalDate LastDay => Precision switch
    {
        DatePrecision.Year => FirstDay.PlusYears(1).PlusDays(-1),
        DatePrecision.Month => FirstDay.PlusMonths(1).PlusDays(-1),
        _ => FirstDay,
    };

    /// <summary>A day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not accepted.</exception>
    public static HistoricalDate On(LocalDate day) => new(day, DatePrecision.Day);

    /// <summary>A whole year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not accepted.</exception>
    public static HistoricalDate In(int year) => new(new LocalDate(year, 1, 1), DatePrecision.Year);

    /// <summary>A whole month, from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not accepted, or there is no such month.</exception>
    public static HistoricalDate In(int year, int month) => new(new LocalDate(year, month, 1), DatePrecision.Month);

    /// <summary>
    /// Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; null when it is none, no such day exists or the year is
    /// not accepted.
    /// </summary>
    public static HistoricalDate? TryParse(string? text) => text?.Length switch
    {
        4 => Read(text + "-01-01", DatePrecision.Year),
        7 => Read(text + "-01", DatePrecision.Month),
        10 => Read(text, DatePrecision.Day),
        _ => null,
    };

    /// <summary>Reads a date as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is not a date.</exception>
    public static HistoricalDate Parse(string text) => TryParse(text)
        ?? throw new FormatException($"'{text}' is not a date such as 2025, 2025-02 or 2025-02-13.");

    /// <inheritdoc/>
    public int CompareTo(HistoricalDate other) => FirstDay.CompareTo(other.FirstDay);

    /// <summary>The date as a Dutch reader writes it: <c>2007</c>, <c>juli 2007</c>, <c>13 juli 2007</c>.</summary>
    public string ToDutch() => Precision switch
    {
        DatePrecision.Year => FirstDay.ToString("uuuu", Dutch),
        DatePrecision.Month => FirstDay.ToString("MMMM uuuu", Dutch),
        _ => FirstDay.ToString("d MMMM uuuu", Dutch),
    };

    /// <summary>The date as EDTF writes it.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Year => FirstDay.ToString("uuuu", CultureInfo.InvariantCulture),
        DatePrecision.Month => FirstDay.ToString("uuuu'-'MM", CultureInfo.InvariantCulture),
        _ => LocalDatePattern.Iso.Format(FirstDay),
    };

    private static HistoricalDate? Read(string text, DatePrecision precision)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success && parsed.Value.Year is >= FirstYear and <= LastYear
            ? new HistoricalDate(parsed.Value, precision)
            : null;
    }
}
