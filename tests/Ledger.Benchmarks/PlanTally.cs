using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Projections;
using Ledger.Store;
using Npgsql;

namespace Ledger.Benchmarks;

/// <summary>
/// A projection of one row per stream, as Marten's single-stream projections are: how far the plan is, and what its
/// target asks now.
/// </summary>
internal sealed class PlanTally : IReadFold
{
    public const string Table =
        """
        CREATE TABLE IF NOT EXISTS ledger_read.plan_tally (
            generation bigint, tenant_id text, stream_id text, version bigint, measurements bigint, target text,
            PRIMARY KEY (generation, tenant_id, stream_id))
        """;

    private const string Upsert =
        """
        INSERT INTO ledger_read.plan_tally
        SELECT $1, $2, * FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::text[])
        ON CONFLICT (generation, tenant_id, stream_id) DO UPDATE
        SET version = excluded.version, measurements = excluded.measurements, target = excluded.target
        """;

    private readonly Dictionary<StreamId, (long Version, long Measurements, string? Target)> _plans = [];
    private readonly HashSet<StreamId> _changed = [];

    public static ReadModel Model { get; } = new("plan_tally", "1", _ => new PlanTally()) { RebuildPortion = 200_000 };

    public ValueTask Take(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        var (_, measurements, target) = _plans.GetValueOrDefault(recorded.Stream);
        _plans[recorded.Stream] = recorded.Event switch
        {
            PlanEvent.MeasurementRecorded => (recorded.Version, measurements + 1, target),
            PlanEvent.TargetSet e => (recorded.Version, measurements, e.Text),
            PlanEvent.TargetChanged e => (recorded.Version, measurements, e.Text),
            _ => (recorded.Version, measurements, target),
        };
        _changed.Add(recorded.Stream);
        return ValueTask.CompletedTask;
    }

    public async Task Write(
        NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
    {
        var rows = _changed.Select(s => (Stream: s.Value, Plan: _plans[s])).ToList();
        await using var command = new NpgsqlCommand(Upsert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = generation },
                new NpgsqlParameter<string> { TypedValue = tenant.Value },
                new NpgsqlParameter<string[]> { TypedValue = [.. rows.Select(r => r.Stream)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(r => r.Plan.Version)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(r => r.Plan.Measurements)] },
                new NpgsqlParameter<string?[]> { TypedValue = [.. rows.Select(r => r.Plan.Target)] },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
        _changed.Clear();
    }
}
