using Ledger.Domain;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Store;

/// <summary>One append to one stream as a call of <c>ledger.append_stream</c>, and its answer read back.</summary>
internal static class StreamCall
{
    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;

    private const string Call = "SELECT ledger.append_stream($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    /// <summary>Sends the append in one round trip and waits until it is committed.</summary>
    /// <param name="source">The database.</param>
    /// <param name="tenant">Whose stream.</param>
    /// <param name="append">The append.</param>
    /// <param name="seen">A position up to which the tenant is known; 0 when nothing is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<AppendResult> Run(
        NpgsqlDataSource source, TenantId tenant, StreamAppend append, long seen, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Call, connection);
        AddParameters(command.Parameters, tenant, append, seen);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var result = Result(reader.GetFieldValue<long?[]>(0), append);
        await reader.ReadToEnd(cancellationToken);
        return result;
    }

    private static void AddParameters(
        NpgsqlParameterCollection parameters, TenantId tenant, StreamAppend append, long seen)
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
        Add(NpgsqlDbType.Bigint, seen);

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

    /// <summary>Outcome, culprit and actual version; position, version and instant of the last event.</summary>
    private static AppendResult Result(long?[] answer, StreamAppend append) => answer[0] switch
    {
        0 or 1 => new AppendResult.Appended([new Receipt(
            append.Stream, answer[4]!.Value, answer[3]!.Value,
            NodaConstants.UnixEpoch.PlusTicks(answer[5]!.Value * TicksPerMicrosecond),
            [.. append.Events.Select(e => e.Id)])]),
        2 => new AppendResult.Conflict(append.Stream, append.ExpectedVersion, answer[2]!.Value),
        3 => new AppendResult.IdTaken(append.Events[(int)answer[1]!.Value - 1].Id),
        4 => new AppendResult.Archived(append.Stream),
        var other => throw new InvalidOperationException($"ledger.append_stream gave outcome {other}."),
    };
}
