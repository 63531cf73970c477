using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>What each stream adds to the lists and reports, as rows of <c>ledger_read.summary</c>.</summary>
public static class SummaryTable
{
    /// <summary>How the rows are made.</summary>
    public static ReadModel Model { get; } =
        new("summary", "1", history => new Fold(history)) { RebuildPortion = MostEvents };

    // What is kept of streams that went on lately, so that they need not be read again at every batch.
    private const int MostEvents = 200_000;

    private const string Insert =
        """
        INSERT INTO ledger_read.summary (
            generation, tenant_id, name, stream_id, value, first_position, first_effective, last_effective,
            first_decided, last_decided, first_recorded, last_recorded)
        SELECT $1, $2, s.name, s.stream, s.value::jsonb, s.p, s.fe, s.le, s.fd, s.ld, s.fr, s.lr
        FROM unnest(
            $3::text[], $4::text[], $5::text[], $6::bigint[], $7::date[], $8::date[], $9::date[], $10::date[],
            $11::timestamptz[], $12::timestamptz[]) s (name, stream, value, p, fe, le, fd, ld, fr, lr)
        ON CONFLICT (generation, tenant_id, name, stream_id) DO UPDATE SET
            value = excluded.value, first_effective = excluded.first_effective,
            last_effective = excluded.last_effective, first_decided = excluded.first_decided,
            last_decided = excluded.last_decided, last_recorded = excluded.last_recorded
        """;

    private sealed class Fold(LedgerHistory history) : IReadFold
    {
        private readonly Dictionary<StreamId, List<RecordedEvent>> _streams = [];
        private readonly HashSet<StreamId> _touched = [];
        private int _events;

        public async ValueTask Take(RecordedEvent recorded, CancellationToken cancellationToken)
        {
            if (!_streams.TryGetValue(recorded.Stream, out var stream))
            {
                var earlier = recorded.Version == 1 ? [] : await history.OfStream(recorded.Stream, cancellationToken);
                _streams[recorded.Stream] = stream = [.. earlier.Where(e => e.Position < recorded.Position)];
                _events += stream.Count;
            }

            stream.Add(recorded);
            _events++;
            _touched.Add(recorded.Stream);
        }

        public async Task Write(
            NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
        {
            var rows = _touched.Select(s => new StreamEvents(s, _streams[s])).SelectMany(Rows).ToList();
            T[] All<T>(Func<Row, T> column) => [.. rows.Select(column)];
            await connection.Run(
                Insert,
                [
                    generation, tenant.Value, All(r => r.Name), All(r => r.Stream), All(r => r.Value),
                    All(r => r.Span.Position), All(r => r.Span.Effective.First), All(r => r.Span.Effective.Last),
                    All(r => r.Span.Decided.First), All(r => r.Span.Decided.Last), All(r => r.Span.Recorded.First),
                    All(r => r.Span.Recorded.Last),
                ],
                cancellationToken);
            _touched.Clear();
            if (_events > MostEvents)
            {
                _streams.Clear();
                _events = 0;
            }
        }

        private static IEnumerable<Row> Rows(StreamEvents stream)
        {
            var span = Span.Of(stream.Events);
            return Summaries.All.Where(s => s.IsOf(stream.Stream))
                .Select(s => new Row(s.Name, stream.Stream.Value, s.Write(stream), span));
        }
    }

    private sealed record Row(string Name, string Stream, string? Value, Span Span);

    private sealed record Span(
        long Position, (DateOnly First, DateOnly Last) Effective, (DateOnly First, DateOnly Last) Decided,
        (DateTime First, DateTime Last) Recorded)
    {
        public static Span Of(IReadOnlyList<RecordedEvent> events)
        {
            var (effective, decided) = (
                events.Select(e => e.By.EffectiveFrom.FirstDay).ToList(),
                events.Select(e => e.By.DecidedOn.FirstDay).ToList());
            return new Span(
                events[0].Position, (effective.Min().ToDateOnly(), effective.Max().ToDateOnly()),
                (decided.Min().ToDateOnly(), decided.Max().ToDateOnly()),
                (events.Min(e => e.RecordedAt).ToDateTimeUtc(), events.Max(e => e.RecordedAt).ToDateTimeUtc()));
        }
    }
}
