using System.Globalization;
using Ledger.Domain;
using Ledger.Store;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Projections;

/// <summary>The audit trail as rows of <c>ledger_read.trail</c>, and pages of them.</summary>
public static class TrailTable
{
    private const string Columns =
        "position, event_id, action, object, object_title, result, origin, actor, recorded_at, body, decided_on, "
        + "effective_from, rationale, provenance";

    /// <summary>How the rows are made.</summary>
    public static ReadModel Model { get; } = new("trail", "1", () => new Fold());

    /// <summary>
    /// The newest entries that a filter finds, before a position. Words are found by their Dutch stem. A page costs the
    /// same wherever it stands and however long the trail is.
    /// </summary>
    /// <param name="source">The database.</param>
    /// <param name="tenant">The municipality.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="before">The position of the last entry of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<TrailEntry>> Page(
        NpgsqlDataSource source, TenantId tenant, TrailFilter filter, long? before = null,
        CancellationToken cancellationToken = default)
    {
        var values = new List<object> { tenant.Value };
        var conditions = string.Concat(Conditions(filter, before).Select(c =>
        {
            values.Add(c.Value);
            var number = values.Count.ToString(CultureInfo.InvariantCulture);
            return " AND " + c.Sql.Replace("?", "$" + number, StringComparison.Ordinal);
        }));
        var sql =
            $"""
             SELECT {Columns} FROM ledger_read.trail
             WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = 'trail') AND tenant_id = $1
             {conditions}
             ORDER BY position DESC LIMIT {AuditTrail.PageSize}
             """;
        return await source.Ask(sql, values, Entry, cancellationToken);
    }

    private static IEnumerable<(string Sql, object Value)> Conditions(TrailFilter filter, long? before)
    {
        static (string, object)? When(string sql, object? value) => value is null ? null : (sql, value);
        static object? Start(LocalDate? day) => day?.AtStartOfDayInZone(AuditTrail.Amsterdam).ToDateTimeUtc();
        return new[]
        {
            When("position < ?", before), When("plan = ?", filter.Plan?.ToString()),
            When("strpos('/' || object || '/', '/' || ? || '/') > 0", filter.Element),
            When("recorded_at >= ?", Start(filter.From)), When("recorded_at < ?", Start(filter.To?.PlusDays(1))),
            When("lower(body) = lower(?)", filter.Body), When("actor = ?", filter.Actor),
            When("stems @@ plainto_tsquery('pg_catalog.dutch', ?)", filter.Text is { } t ? AuditTrail.Fold(t) : null),
        }.OfType<(string, object)>();
    }

    private static TrailEntry Entry(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
        row.GetString(6), new Actor(Slug.Parse(row.GetString(7))), Instant.FromDateTimeUtc(row.GetDateTime(8)),
        row.IsDBNull(9) ? null : row.GetString(9), HistoricalDate.Parse(row.GetString(10)),
        HistoricalDate.Parse(row.GetString(11)), row.GetString(12), Enum.Parse<Provenance>(row.GetString(13)));

    private sealed class Fold : IReadFold
    {
        private const string Copy =
            $"COPY ledger_read.trail (generation, tenant_id, {Columns}, plan, words) FROM STDIN (FORMAT BINARY)";

        private readonly TrailFold _trail = new();
        private readonly List<(TrailEntry Entry, string? Plan)> _rows = [];

        public void Take(RecordedEvent recorded) => _rows.Add((_trail.Take(recorded), recorded.Stream.Kind switch
        {
            "plan" => recorded.Stream.Value["plan/".Length..],
            "budget" => LedgerSnapshot.BudgetOf(recorded.Stream).Plan.ToString(),
            _ => null,
        }));

        public void Forget() => _rows.Clear();

        public async Task Write(
            NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
        {
            await using var copy = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
            foreach (var (entry, plan) in _rows)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(generation, cancellationToken);
                await copy.WriteAsync(tenant.Value, cancellationToken);
                await copy.WriteAsync(entry.Position, cancellationToken);
                await copy.WriteAsync(entry.Event, cancellationToken);
                await Text(entry.Action, entry.Object, entry.ObjectTitle, entry.Result, entry.Origin, $"{entry.Actor}");
                await copy.WriteAsync(entry.Time.ToDateTimeUtc(), NpgsqlDbType.TimestampTz, cancellationToken);
                await Text(
                    entry.Body, $"{entry.DecidedOn}", $"{entry.EffectiveFrom}", entry.Rationale, $"{entry.Provenance}",
                    plan, AuditTrail.Words(entry));
            }

            await copy.CompleteAsync(cancellationToken);
            _rows.Clear();

            async Task Text(params string?[] texts)
            {
                foreach (var text in texts)
                {
                    await (text is null
                        ? copy.WriteNullAsync(cancellationToken)
                        : copy.WriteAsync(text, NpgsqlDbType.Text, cancellationToken));
                }
            }
        }
    }
}
