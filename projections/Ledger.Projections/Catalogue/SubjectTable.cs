using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>Every subject of a municipality, as rows of <c>ledger_read.subject</c>.</summary>
public static class SubjectTable
{
    /// <summary>How the rows are made.</summary>
    public static ReadModel Model { get; } = new("subject", "2", history => new Fold(history));

    private const string Insert =
        """
        INSERT INTO ledger_read.subject (
            generation, tenant_id, id, kind, stream_id, title, position, recorded_at, decided_day, effective_day, words)
        SELECT $1, $2, s.*
        FROM unnest(
            $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::timestamptz[], $9::date[], $10::date[],
            $11::text[]) s
        """;

    /// <summary>The words that a subject is found by, lowered and without accents.</summary>
    internal static string Words(Subject subject) =>
        AuditTrail.Fold($"{subject.Title} {subject.Id.Replace('-', ' ').Replace('/', ' ')}");

    private sealed class Fold : IReadFold
    {
        private readonly List<(Subject Subject, RecordedEvent By)> _rows = [];
        private readonly KnownStreams _streams;
        private Catalogue _catalogue;
        private RecordedEvent? _now;

        public Fold(LedgerHistory history)
        {
            _streams = new KnownStreams(history);
            _catalogue = Empty();
        }

        public async ValueTask Take(RecordedEvent recorded, CancellationToken cancellationToken)
        {
            if (_streams.IsFull)
            {
                _streams.Forget();
                _catalogue = Empty();
            }

            _now = null;
            await _streams.Learn(recorded, [recorded.Stream], _catalogue.Add, cancellationToken);
            _now = recorded;
            _catalogue.Add(recorded);
        }

        public async Task Write(
            NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
        {
            T[] All<T>(Func<(Subject Subject, RecordedEvent By), T> column) => [.. _rows.Select(column)];
            await connection.Run(
                Insert,
                [
                    generation, tenant.Value, All(r => r.Subject.Id), All(r => r.Subject.Kind.ToString()),
                    All(r => r.Subject.Stream.Value), All(r => r.Subject.Title), All(r => r.By.Position),
                    All(r => r.By.RecordedAt.ToDateTimeUtc()), All(r => r.By.By.DecidedOn.FirstDay.ToDateOnly()),
                    All(r => r.By.By.EffectiveFrom.FirstDay.ToDateOnly()), All(r => Words(r.Subject)),
                ],
                cancellationToken);
            _rows.Clear();
        }

        private Catalogue Empty() => new()
        {
            Added = subject =>
            {
                if (_now is { } by)
                {
                    _rows.Add((subject, by));
                }
            },
        };
    }
}
