using Ledger.Domain;
using Ledger.Domain.Plans;
using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>The list of plans as rows of <c>ledger_read.plan</c>.</summary>
public static class PlanTable
{
    /// <summary>How the rows are made.</summary>
    public static ReadModel Model { get; } = new("plan", "1", history => new Fold(history));

    private const string Insert =
        """
        INSERT INTO ledger_read.plan (
            generation, tenant_id, id, title, kind, from_date, to_date, status, by_reference, versions, elements,
            indicators)
        SELECT $1, $2, p.*
        FROM unnest(
            $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::int[],
            $11::int[], $12::int[]) p
        ON CONFLICT (generation, tenant_id, id) DO UPDATE SET
            title = excluded.title, kind = excluded.kind, from_date = excluded.from_date, to_date = excluded.to_date,
            status = excluded.status, by_reference = excluded.by_reference, versions = excluded.versions,
            elements = excluded.elements, indicators = excluded.indicators
        """;

    /// <summary>All plans.</summary>
    internal static Task<List<PlanListItem>> All(ReadTables tables, CancellationToken cancellationToken) => tables.Ask(
        """
        SELECT id, title, kind, from_date, to_date, status, by_reference, versions, elements, indicators
        FROM ledger_read.plan
        WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = 'plan') AND tenant_id = $1
        """,
        [],
        r => new PlanListItem(
            PlanId.Parse(r.GetString(0)), r.GetString(1), Enum.Parse<PlanKind>(r.GetString(2)),
            HistoricalDate.Parse(r.GetString(3)), r.IsDBNull(4) ? null : HistoricalDate.Parse(r.GetString(4)),
            r.GetString(5), r.GetBoolean(6), r.GetInt32(7), r.GetInt32(8), r.GetInt32(9)),
        cancellationToken);

    private sealed class Fold(LedgerHistory history) : IReadFold
    {
        // What is kept of plans that went on lately, so that they need not be read again at every batch.
        private const int MostEvents = 200_000;

        private readonly Dictionary<StreamId, List<RecordedEvent>> _plans = [];
        private readonly HashSet<StreamId> _touched = [];
        private int _events;

        public async ValueTask Take(RecordedEvent recorded, CancellationToken cancellationToken)
        {
            if (recorded.Stream.Kind != "plan")
            {
                return;
            }

            if (!_plans.TryGetValue(recorded.Stream, out var plan))
            {
                var earlier = recorded.Version == 1 ? [] : await history.OfStream(recorded.Stream, cancellationToken);
                _plans[recorded.Stream] = plan = [.. earlier.Where(e => e.Position < recorded.Position)];
                _events += plan.Count;
            }

            plan.Add(recorded);
            _events++;
            _touched.Add(recorded.Stream);
        }

        public async Task Write(
            NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
        {
            var rows = _touched.Select(s => PlanList.Item(ContradictionsOf.PlanOf(s), _plans[s])).ToList();
            T[] All<T>(Func<PlanListItem, T> column) => [.. rows.Select(column)];
            await connection.Run(
                Insert,
                [
                    generation, tenant.Value, All(p => $"{p.Id}"), All(p => p.Title), All(p => $"{p.Kind}"),
                    All(p => $"{p.From}"), All(p => p.To?.ToString()), All(p => p.Status), All(p => p.ByReferenceOnly),
                    All(p => p.Versions), All(p => p.Elements), All(p => p.Indicators),
                ],
                cancellationToken);
            _touched.Clear();
            if (_events > MostEvents)
            {
                _plans.Clear();
                _events = 0;
            }
        }
    }
}
