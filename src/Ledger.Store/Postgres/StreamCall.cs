using Ledger.Domain;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Store;

/// <summary>One append to one stream as a call of <c>ledger.append_stream</c>, and its answer read back.</summary>
internal static class StreamCall
{
    private const string Call = "SELECT * FROM ledger.append_stream($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    /// <summary>Sends the append in one round trip and waits until it is committed.</summary>
    public static async Task<AppendResult> Run(
        NpgsqlDataSource source, TenantId tenant, StreamAppend append, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Call, connection);
        AddParameters(command.Parameters, tenant, append);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var result = Result(reader, append);
        await reader.ReadToEnd(cancellationToken);
        return result;
    }

    private static void AddParameters(NpgsqlParameterCollection parameters, TenantId tenant, StreamAppend append)
    {
        var events = append.Events;
        Add(NpgsqlDbType.Text, tenant.Value);
        Add(NpgsqlDbType.Text, append.Stream.Value);
        Add(NpgsqlDbType.Text, append.StreamType);
        Add(NpgsqlDbType.Bigint, append.ExpectedVersion);
        Add(NpgsqlDbType.Array | NpgsqlDbType.Uuid, Each(e => e.Id));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Each(e => e.Type));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Each(e => e.DotnetType));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Jsonb, Each(e => e.Data));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Jsonb, Each(e => e.Headers));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Each(e => e.CorrelationId));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Each(e => e.CausationId));

        void Add<T>(NpgsqlDbType type, T value) =>
            parameters.Add(new NpgsqlParameter<T> { NpgsqlDbType = type, TypedValue = value });

        T[] Each<T>(Func<NewEvent, T> part)
        {
            var parts = new T[events.Count];
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = part(events[i]);
            }

            return parts;
        }
    }

    private static AppendResult Result(NpgsqlDataReader row, StreamAppend append) => row.GetInt32(0) switch
    {
        0 or 1 => new AppendResult.Appended([new Receipt(
            append.Stream, row.GetInt64(4), row.GetInt64(3), Instant.FromDateTimeUtc(row.GetDateTime(5)),
            [.. append.Events.Select(e => e.Id)])]),
        2 => new AppendResult.Conflict(append.Stream, append.ExpectedVersion, row.GetInt64(2)),
        3 => new AppendResult.IdTaken(append.Events[row.GetInt32(1) - 1].Id),
        4 => new AppendResult.Archived(append.Stream),
        var other => throw new InvalidOperationException($"ledger.append_stream gave outcome {other}."),
    };
}
