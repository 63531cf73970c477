using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;

namespace Ledger.Exports;

/// <summary>
/// Writes a table as one JSON object a line, with the names of the columns. Amounts and numbers are decimal strings, as
/// in all JSON of the ledger; what is empty is left out.
/// </summary>
public static class NdjsonWriting
{
    // It is served as data, never as part of a page: Dutch letters and quotes stay as they are.
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the table; the stream stays open.</summary>
    public static async Task Write<T>(
        Stream target, Table<T> table, IAsyncEnumerable<T> rows, CancellationToken cancellationToken = default)
    {
        var line = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(line, Form);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            json.WriteStartObject();
            foreach (var column in table.Columns)
            {
                WriteMember(json, column, row);
            }

            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
            line.Write("\n"u8);
            await target.WriteAsync(line.WrittenMemory, cancellationToken);
            line.ResetWrittenCount();
            json.Reset();
        }
    }

    /// <summary>Writes lines that are JSON already.</summary>
    public static async Task WriteLines(
        Stream target, IAsyncEnumerable<string> lines, CancellationToken cancellationToken = default)
    {
        await using var text = new StreamWriter(target, leaveOpen: true) { NewLine = "\n" };
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            await text.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }

    private static void WriteMember<T>(Utf8JsonWriter json, Column<T> column, T row)
    {
        if (column is Column<T>.Whole { } whole)
        {
            if (whole.Of(row) is { } number)
            {
                json.WriteNumber(column.Name, number);
            }
        }
        else if (Value(column, row) is { } text)
        {
            json.WriteString(column.Name, text);
        }
    }

    private static string? Value<T>(Column<T> column, T row) => column switch
    {
        Column<T>.Text c => c.Of(row),
        Column<T>.Number c => c.Of(row)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Column<T>.Money c => c.Of(row)?.ToString(),
        Column<T>.Date c => c.Of(row)?.ToString(),
        Column<T>.Moment c => c.Of(row) is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null,
        _ => throw new UnreachableException($"Unhandled column {column.GetType().Name}."),
    };
}
