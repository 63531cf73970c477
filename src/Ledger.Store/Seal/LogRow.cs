using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>
/// An event as its row has it, nothing interpreted: a row that was tampered with must be readable too.
/// </summary>
/// <param name="Position">Column <c>seq_id</c>.</param>
/// <param name="Id">The id of the event.</param>
/// <param name="Stream">The id of the stream, as text.</param>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Type">The stored name.</param>
/// <param name="Data">The event as jsonb prints it, UTF-8.</param>
/// <param name="Headers">The accountability as jsonb prints it; null when the column is.</param>
/// <param name="RecordedAtMicros">Microseconds since 2000-01-01 UTC, as PostgreSQL keeps instants.</param>
/// <param name="CorrelationId">What belongs together.</param>
/// <param name="CausationId">The id of the command.</param>
/// <param name="DotnetType">Column <c>mt_dotnet_type</c>.</param>
/// <param name="Binary">Column <c>bdata</c>, which the ledger never fills.</param>
/// <param name="IsArchived">Column <c>is_archived</c>.</param>
internal sealed record LogRow(
    long Position, Guid Id, string? Stream, long Version, string Type, byte[] Data, byte[]? Headers,
    long RecordedAtMicros, string? CorrelationId, string? CausationId, string? DotnetType, byte[]? Binary,
    bool IsArchived)
{
    /// <summary>
    /// The columns of table <c>mt_events e</c> that <see cref="Read"/> takes.
    /// </summary>
    public const string Columns =
        "e.seq_id, e.id, e.stream_id, e.version, e.type, e.data, e.headers, e.timestamp, e.correlation_id, "
        + "e.causation_id, e.mt_dotnet_type, e.bdata, coalesce(e.is_archived, false)";

    private static readonly Instant Epoch = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly InstantPattern Microseconds =
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'");

    /// <summary>Reads the row that a reader stands on.</summary>
    public static LogRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), Text(row, 2), row.GetInt64(3), row.GetString(4),
        row.GetFieldValue<byte[]>(5), Bytes(row, 6), row.GetFieldValue<long>(7), Text(row, 8), Text(row, 9),
        Text(row, 10), Bytes(row, 11), row.GetBoolean(12));

    /// <summary>
    /// The instant as an entry has it: UTC with six digits behind the point; a count of microseconds since 2000 where
    /// the year is not one of four digits, which no clock of the ledger gives.
    /// </summary>
    public static string PrintInstant(long micros) =>
        micros is >= -63_000_000_000_000_000 and <= 252_000_000_000_000_000
            ? Microseconds.Format(Epoch.PlusTicks(micros * 10))
            : micros.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static byte[]? Bytes(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);
}
