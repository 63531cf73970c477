using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>Every subject of a municipality, as rows of <c>ledger_read.subject</c>.</summary>
public static class SubjectTable
{
    /// <summary>How the rows are made.</summary>
    public static ReadModel Model { get; } = new("subject", "1", () => new Fold());

    private const string Insert =
        """
        INSERT INTO ledger_read.subject (generation, tenant_id, id, kind, stream_id, title)
        SELECT $1, $2, s.id, s.kind, s.stream, s.title
        FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) s (id, kind, stream, title)
        """;

    private sealed class Fold : IReadFold
    {
        private readonly List<Subject> _rows = [];
        private readonly Catalogue _catalogue;

        public Fold() => _catalogue = new Catalogue { Added = _rows.Add };

        public void Take(RecordedEvent recorded) => _catalogue.Add(recorded);

        public void Forget() => _rows.Clear();

        public async Task Write(
            NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
        {
            await connection.Run(
                Insert,
                [
                    generation, tenant.Value, _rows.Select(r => r.Id).ToArray(),
                    _rows.Select(r => r.Kind.ToString()).ToArray(), _rows.Select(r => r.Stream.Value).ToArray(),
                    _rows.Select(r => r.Title).ToArray(),
                ],
                cancellationToken);
            _rows.Clear();
        }
    }
}
