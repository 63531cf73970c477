namespace Ledger.Exports;

/// <summary>An export, ready to be written: nothing is read before it is.</summary>
/// <param name="Name">What its file is called, without an ending.</param>
/// <param name="Format">Its form.</param>
/// <param name="Write">Writes it; the stream stays open. Text is written without blocking, a package is not.</param>
public sealed record Export(string Name, ExportFormat Format, Func<Stream, CancellationToken, Task> Write)
{
    /// <summary>The name of its file.</summary>
    public string FileName => $"{Name}.{Format.Ending}";

    /// <summary>
    /// A table in a form of rows and columns; null when the form is none of these.
    /// </summary>
    public static Export? Of<T>(
        string name, ExportFormat format, Table<T> table, Func<CancellationToken, IAsyncEnumerable<T>> rows,
        About about) => format.Name switch
        {
            "csv" => new(name, format, (to, ct) =>
                CsvWriting.Write(to, table, rows(ct), CsvSpelling.Rfc4180, ct)),
            "csv-nl" => new(name, format, (to, ct) =>
                CsvWriting.Write(to, table, rows(ct), CsvSpelling.DutchExcel, ct)),
            "xlsx" => new(name, format, (to, ct) => XlsxWriting.Write(to, table, rows(ct), about, ct)),
            "ndjson" => new(name, format, (to, ct) => NdjsonWriting.Write(to, table, rows(ct), ct)),
            _ => null,
        };
}
