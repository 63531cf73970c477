using JasperFx.Events;
using Ledger.Domain;
using Ledger.Store;
using Marten.Exceptions;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.CritterStack;

/// <summary>
/// Why an append of Marten's was refused: the ledger's own judge is asked, the same for every engine.
/// </summary>
internal static class Verdict
{
    private const string Ask = "SELECT * FROM ledger.judge($1, $2, $3, $4, $5, $6, $7, $8)";

    // Marten's own: an append to an archived stream, and another version than expected.
    private const string MartenArchived = "MT001";
    private const string MartenVersion = "MT003";

    /// <summary>Whether an error may be a refusal: the database, or Marten for it, says that something is so already
    /// or another was faster.</summary>
    public static bool IsCalledFor(Exception error) => error switch
    {
        EventStreamUnexpectedMaxEventIdException or InvalidStreamOperationException => true,
        PostgresException e => e.SqlState is PostgresErrorCodes.UniqueViolation or Faults.OutOfOrder
            or MartenArchived or MartenVersion,
        { InnerException: { } inner } => IsCalledFor(inner),
        _ => false,
    };

    /// <summary>The refusal, or the first receipts of what is recorded already; null when it may be tried.</summary>
    public static async Task<AppendResult?> On(
        NpgsqlDataSource source, TenantId tenant, IReadOnlyList<StreamAppend> appends,
        CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Ask);
        AddParameters(command.Parameters, tenant, appends);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.IsDBNull(0) ? null : row.GetInt32(0) switch
        {
            1 => new AppendResult.Appended(Receipts(row, appends)),
            2 => new AppendResult.Conflict(
                Culprit(row, appends).Stream, Culprit(row, appends).ExpectedVersion, row.GetInt64(2)),
            3 => new AppendResult.IdTaken(appends.SelectMany(a => a.Events).ElementAt(row.GetInt32(1) - 1).Id),
            4 => new AppendResult.Archived(Culprit(row, appends).Stream),
            var other => throw new InvalidOperationException($"ledger.judge gave outcome {other}."),
        };
    }

    private static StreamAppend Culprit(NpgsqlDataReader row, IReadOnlyList<StreamAppend> appends) =>
        appends[row.GetInt32(1) - 1];

    private static void AddParameters(
        NpgsqlParameterCollection parameters, TenantId tenant, IReadOnlyList<StreamAppend> appends)
    {
        NewEvent[] events = [.. appends.SelectMany(a => a.Events)];
        Add(NpgsqlDbType.Text, tenant.Value);
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, appends.Select(a => a.Stream.Value).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Bigint, appends.Select(a => a.ExpectedVersion).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Integer, appends.Select(a => a.Events.Count).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Uuid, events.Select(e => e.Id).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, events.Select(e => e.Type).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Jsonb, events.Select(e => e.Data).ToArray());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Jsonb, events.Select(e => e.Headers).ToArray());

        void Add<T>(NpgsqlDbType type, T value) =>
            parameters.Add(new NpgsqlParameter<T> { NpgsqlDbType = type, TypedValue = value });
    }

    private static List<Receipt> Receipts(NpgsqlDataReader row, IReadOnlyList<StreamAppend> appends)
    {
        var positions = row.GetFieldValue<long[]>(3);
        var versions = row.GetFieldValue<long[]>(4);
        var instants = row.GetFieldValue<DateTime[]>(5);
        List<Receipt> receipts = [];
        var end = 0;
        foreach (var append in appends)
        {
            end += append.Events.Count;
            receipts.Add(new Receipt(append.Stream, versions[end - 1], positions[end - 1],
                Instant.FromDateTimeUtc(instants[end - 1]), [.. append.Events.Select(e => e.Id)]));
        }

        return receipts;
    }
}
