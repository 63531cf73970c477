namespace Ledger.Exports;

/// <summary>A table that can be written in every format of rows and columns.</summary>
/// <typeparam name="T">What a row is made of.</typeparam>
/// <param name="Title">What it is called, in Dutch: the name of a sheet.</param>
/// <param name="Columns">Its columns, in order.</param>
public sealed record Table<T>(string Title, IReadOnlyList<Column<T>> Columns);
