using Ledger.Domain;
using NodaTime;

namespace Ledger.Exports;

/// <summary>A column of a table: what it is called, and what it says of a row. Every format knows each kind.</summary>
/// <typeparam name="T">What a row is made of.</typeparam>
/// <param name="Name">What programs call it, in camel case; the same in every format.</param>
/// <param name="Title">What people call it, in Dutch.</param>
/// <param name="Width">How wide it is in a spreadsheet, in characters.</param>
public abstract record Column<T>(string Name, string Title, int Width)
{
    /// <summary>Text; null leaves the cell empty.</summary>
    public sealed record Text(string Name, string Title, int Width, Func<T, string?> Of)
        : Column<T>(Name, Title, Width);

    /// <summary>A whole number.</summary>
    public sealed record Whole(string Name, string Title, int Width, Func<T, long?> Of)
        : Column<T>(Name, Title, Width);

    /// <summary>A number with the decimals that it was given.</summary>
    public sealed record Number(string Name, string Title, int Width, Func<T, decimal?> Of)
        : Column<T>(Name, Title, Width);

    /// <summary>Euros, with two decimals.</summary>
    public sealed record Money(string Name, string Title, int Width, Func<T, Euro?> Of)
        : Column<T>(Name, Title, Width);

    /// <summary>A date as far as it is known: a day, a month or a year.</summary>
    public sealed record Date(string Name, string Title, int Width, Func<T, HistoricalDate?> Of)
        : Column<T>(Name, Title, Width);

    /// <summary>A moment, in UTC.</summary>
    public sealed record Moment(string Name, string Title, int Width, Func<T, Instant?> Of)
        : Column<T>(Name, Title, Width);
}
