using Ledger.Domain;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Store;

/// <summary>Several appends of one tenant as one call of <c>ledger.append</c>, and its answer read back.</summary>
internal sealed class AppendBatch
{
    private const string Call =
        "SELECT * FROM ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

    private readonly TenantId _tenant;
    private readonly IReadOnlyList<PendingAppend> _batch;
    private readonly StreamAppend[] _streams;
    private readonly NewEvent[] _events;
    private readonly long _seen;
    private readonly bool _oneByOne;

    /// <summary>Lays out a batch.</summary>
    /// <param name="tenant">The tenant of all of it.</param>
    /// <param name="batch">The appends.</param>
    /// <param name="seen">A position up to which the tenant is known; 0 when nothing is.</param>
    /// <param name="oneByOne">Whether every event id is looked up first; needed when one is in the log already.</param>
    public AppendBatch(TenantId tenant, IReadOnlyList<PendingAppend> batch, long seen, bool oneByOne)
    {
        _tenant = tenant;
        _seen = seen;
        _batch = batch;
        _oneByOne = oneByOne;
        _streams = [.. batch.SelectMany(p => p.Appends)];
        _events = [.. _streams.SelectMany(s => s.Events)];
    }

    /// <summary>Sends the batch in one round trip and waits until it is committed.</summary>
    public async Task<AppendResult[]> Run(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Call, connection);
        AddParameters(command.Parameters);
        await command.PrepareAsync(cancellationToken);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var results = Results(reader);
        await reader.ReadToEnd(cancellationToken);
        return results;
    }

    private void AddParameters(NpgsqlParameterCollection parameters)
    {
        Add(NpgsqlDbType.Text, _tenant.Value);
        Add(NpgsqlDbType.Boolean, _oneByOne || _streams.DistinctBy(s => s.Stream).Count() < _streams.Length);
        Add(NpgsqlDbType.Array | NpgsqlDbType.Integer, Array.ConvertAll([.. _batch], p => p.Appends.Count));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Array.ConvertAll(_streams, s => s.Stream.Value));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Array.ConvertAll(_streams, s => s.StreamType));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Bigint, Array.ConvertAll(_streams, s => s.ExpectedVersion));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Integer, Array.ConvertAll(_streams, s => s.Events.Count));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Uuid, Array.ConvertAll(_events, e => e.Id));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Array.ConvertAll(_events, e => e.Type));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Array.ConvertAll(_events, e => e.DotnetType));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Jsonb, Array.ConvertAll(_events, e => e.Data));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Jsonb, Array.ConvertAll(_events, e => e.Headers));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Array.ConvertAll(_events, e => e.CorrelationId));
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Array.ConvertAll(_events, e => e.CausationId));
        Add(NpgsqlDbType.Bigint, _seen);

        void Add<T>(NpgsqlDbType type, T value) =>
            parameters.Add(new NpgsqlParameter<T> { NpgsqlDbType = type, TypedValue = value });
    }

    private AppendResult[] Results(NpgsqlDataReader reader)
    {
        var outcomes = reader.GetFieldValue<int[]>(0);
        var culprits = reader.GetFieldValue<int[]>(1);
        var actuals = reader.GetFieldValue<long[]>(2);
        var answer = new Answer(
            reader.GetFieldValue<long[]>(3), reader.GetFieldValue<long[]>(4), reader.GetFieldValue<DateTime[]>(5));
        var results = new AppendResult[_batch.Count];
        var at = 0;
        for (var i = 0; i < results.Length; i++)
        {
            var appends = _batch[i].Appends;
            results[i] = outcomes[i] switch
            {
                0 or 1 => new AppendResult.Appended(Receipts(appends, answer, at)),
                2 => new AppendResult.Conflict(
                    appends[culprits[i] - 1].Stream, appends[culprits[i] - 1].ExpectedVersion, actuals[i]),
                3 => new AppendResult.IdTaken(_events[at + culprits[i] - 1].Id),
                4 => new AppendResult.Archived(appends[culprits[i] - 1].Stream),
                var other => throw new InvalidOperationException($"ledger.append gave outcome {other}."),
            };
            at += _batch[i].EventCount;
        }

        return results;
    }

    private static Receipt[] Receipts(IReadOnlyList<StreamAppend> appends, Answer answer, int at)
    {
        var receipts = new Receipt[appends.Count];
        for (var i = 0; i < receipts.Length; i++)
        {
            var append = appends[i];
            at += append.Events.Count;
            receipts[i] = new Receipt(append.Stream, answer.Versions[at - 1], answer.Positions[at - 1],
                Instant.FromDateTimeUtc(answer.Instants[at - 1]), [.. append.Events.Select(e => e.Id)]);
        }

        return receipts;
    }

    /// <summary>What came back, one of each per event.</summary>
    private readonly record struct Answer(long[] Positions, long[] Versions, DateTime[] Instants);
}
