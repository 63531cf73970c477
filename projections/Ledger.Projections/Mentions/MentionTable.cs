using Ledger.Domain;
using Ledger.Store;
using Npgsql;

namespace Ledger.Projections;

/// <summary>Which streams say something about what is not their own, as rows of <c>ledger_read.mention</c>.</summary>
public static class MentionTable
{
    /// <summary>How the rows are made.</summary>
    public static ReadModel Model { get; } = new("mention", "1", _ => new Fold());

    private const string Insert =
        """
        INSERT INTO ledger_read.mention (generation, tenant_id, subject, kind, other, stream_id)
        SELECT $1, $2, m.subject, m.kind, m.other, m.stream
        FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) m (subject, kind, other, stream)
        ON CONFLICT DO NOTHING
        """;

    private sealed class Fold : IReadFold
    {
        private readonly HashSet<(Mention Of, StreamId In)> _rows = [];

        public ValueTask Take(RecordedEvent recorded, CancellationToken cancellationToken)
        {
            foreach (var mention in Mention.Of(recorded))
            {
                _rows.Add((mention, recorded.Stream));
            }

            return ValueTask.CompletedTask;
        }

        public async Task Write(
            NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
        {
            await connection.Run(
                Insert,
                [
                    generation, tenant.Value, _rows.Select(r => r.Of.Subject).ToArray(),
                    _rows.Select(r => r.Of.Kind.ToString()).ToArray(), _rows.Select(r => r.Of.Other).ToArray(),
                    _rows.Select(r => r.In.Value).ToArray(),
                ],
                cancellationToken);
            _rows.Clear();
        }
    }
}
