using Ledger.Domain;
using Ledger.Store;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Benchmarks;

/// <summary>What the ledger does, written by hand against the bare tables, with nothing checked: the limits.</summary>
internal static class ByHand
{
    private const string InsertStream =
        """
        INSERT INTO ledger.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)
        VALUES ($1, $2, $3, $4, now(), now(), false)
        """;

    private const string UpdateStream =
        "UPDATE ledger.mt_streams SET version = $3, timestamp = now() WHERE tenant_id = $1 AND id = $2";

    private const string InsertEvent =
        """
        INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
            correlation_id, causation_id, headers, is_archived)
        VALUES (nextval('ledger.mt_events_sequence'), $1, $2, $3, $4, $5, now(), $6, $7, $8, $9, $10, false)
        """;

    private const string CopyEvents =
        """
        COPY ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type,
            correlation_id, causation_id, headers, is_archived) FROM STDIN (FORMAT binary)
        """;

    private const string CopyStreams =
        "COPY ledger.mt_streams (tenant_id, id, type, version) FROM STDIN (FORMAT binary)";

    /// <summary>All INSERTs of an append in one round trip and one transaction.</summary>
    public static async Task Append(NpgsqlConnection connection, StreamAppend append)
    {
        await using var batch = new NpgsqlBatch(connection);
        var version = append.ExpectedVersion + append.Events.Count;
        batch.BatchCommands.Add(append.ExpectedVersion == 0
            ? new NpgsqlBatchCommand(InsertStream)
            {
                Parameters = { Of(Bench.Tenant.Value), Of(append.Stream.Value), Of(append.StreamType), Of(version) },
            }
            : new NpgsqlBatchCommand(UpdateStream)
            {
                Parameters = { Of(Bench.Tenant.Value), Of(append.Stream.Value), Of(version) },
            });
        for (var i = 0; i < append.Events.Count; i++)
        {
            batch.BatchCommands.Add(Insert(append, i));
        }

        await batch.PrepareAsync();
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Reads a stream into the same records, in one statement.</summary>
    public static async Task<List<StoredEvent>> Read(NpgsqlConnection connection, StreamId stream)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT seq_id, id, version, type, data, headers, timestamp, correlation_id, causation_id
            FROM ledger.mt_events WHERE tenant_id = $1 AND stream_id = $2 ORDER BY version
            """,
            connection)
        { Parameters = { Of(Bench.Tenant.Value), Of(stream.Value) } };
        await command.PrepareAsync();
        await using var row = await command.ExecuteReaderAsync();
        List<StoredEvent> events = [];
        while (await row.ReadAsync())
        {
            events.Add(new StoredEvent(row.GetInt64(0), row.GetGuid(1), stream, row.GetInt64(2), row.GetString(3),
                row.GetString(4), row.GetString(5), NodaTime.Instant.FromDateTimeUtc(row.GetDateTime(6)),
                row.GetString(7), row.GetString(8)));
        }

        return events;
    }

    /// <summary>Binary COPY of streams and then of their events, in one transaction.</summary>
    public static async Task Copy(NpgsqlConnection connection, IReadOnlyList<StreamAppend> appends)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var streams = await connection.BeginBinaryImportAsync(CopyStreams))
        {
            foreach (var append in appends)
            {
                await streams.WriteRowAsync(
                    default, Bench.Tenant.Value, append.Stream.Value, append.StreamType, (long)append.Events.Count);
            }

            await streams.CompleteAsync();
        }

        var count = appends.Sum(a => a.Events.Count);
        await using var draw = new NpgsqlCommand(
            $"SELECT setval('ledger.mt_events_sequence', nextval('ledger.mt_events_sequence') + {count})", connection);
        var position = (long)(await draw.ExecuteScalarAsync())! - count;
        await using (var events = await connection.BeginBinaryImportAsync(CopyEvents))
        {
            foreach (var append in appends)
            {
                for (var i = 0; i < append.Events.Count; i++)
                {
                    await Write(events, append, i, position++);
                }
            }

            await events.CompleteAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task Write(NpgsqlBinaryImporter events, StreamAppend append, int i, long position)
    {
        var e = append.Events[i];
        await events.StartRowAsync();
        await events.WriteAsync(position);
        await events.WriteAsync(e.Id);
        await events.WriteAsync(append.Stream.Value);
        await events.WriteAsync(i + 1L);
        await events.WriteAsync(e.Data, NpgsqlDbType.Jsonb);
        await events.WriteAsync(e.Type);
        await events.WriteAsync(DateTime.UnixEpoch, NpgsqlDbType.TimestampTz);
        await events.WriteAsync(Bench.Tenant.Value);
        await events.WriteAsync(e.DotnetType);
        await events.WriteAsync(e.CorrelationId);
        await events.WriteAsync(e.CausationId);
        await events.WriteAsync(e.Headers, NpgsqlDbType.Jsonb);
        await events.WriteAsync(false);
    }

    private static NpgsqlBatchCommand Insert(StreamAppend append, int i)
    {
        var e = append.Events[i];
        return new NpgsqlBatchCommand(InsertEvent)
        {
            Parameters =
            {
                Of(e.Id), Of(append.Stream.Value), Of(append.ExpectedVersion + i + 1), Json(e.Data), Of(e.Type),
                Of(Bench.Tenant.Value), Of(e.DotnetType), Of(e.CorrelationId), Of(e.CausationId), Json(e.Headers),
            },
        };
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<string> Json(string value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
