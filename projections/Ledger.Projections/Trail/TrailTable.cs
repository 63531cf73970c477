using System.Globalization;
using System.Runtime.CompilerServices;
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

    private const string From =
        """
        FROM ledger_read.trail
        WHERE generation = (SELECT generation FROM ledger_read.live WHERE name = 'trail') AND tenant_id = $1
        """;

    // What stands under an id begins with it and a slash; behind the slash comes the zero.
    private const string OfElements =
        """
        position IN (
            SELECT t.position FROM unnest(?::text[]) e (id)
            JOIN ledger_read.trail t ON t.object COLLATE "C" >= e.id AND t.object COLLATE "C" < e.id || '0'
                AND (t.object = e.id OR t.object COLLATE "C" >= e.id || '/')
            WHERE t.generation = (SELECT generation FROM ledger_read.live WHERE name = 'trail') AND t.tenant_id = $1)
        """;

    private const int MostCounted = 10_000;
    private const int ReadAtOnce = 1_000;

    /// <summary>How the rows are made.</summary>
    public static ReadModel Model { get; } = new("trail", "2", history => new Fold(history));

    /// <summary>A page of the entries that a filter finds, newest first. Words are found by their Dutch stem.</summary>
    /// <param name="source">The database.</param>
    /// <param name="tenant">The municipality.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="elements">The full ids of the element that the filter names; null when it names none.</param>
    /// <param name="lens">Only what this lens shows.</param>
    /// <param name="page">Which page, when it is not asked for by position.</param>
    /// <param name="before">The position of the last entry of the page before.</param>
    /// <param name="size">How many entries a page has.</param>
    /// <param name="events">How many entries there are without a filter.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<TrailView> Page(
        NpgsqlDataSource source, TenantId tenant, TrailFilter filter, IReadOnlyList<string>? elements, Lens lens,
        int page, long? before, int size, long events, CancellationToken cancellationToken)
    {
        var where = Conditions(filter, elements, lens);
        var (isWhole, total) = where.Count == 0
            ? (true, events)
            : await Count(source, tenant, where, cancellationToken);
        var offset = before is null ? (page - 1L) * size : 0;
        var rows = await Rows(source, tenant, before is { } at ? [.. where, ("position < ?", at)] : where,
            $"ORDER BY position DESC LIMIT {size + 1} OFFSET {offset}", cancellationToken);
        var entries = rows.Take(size).ToList();
        return new TrailView(
            total, page, size, entries, !isWhole, rows.Count > entries.Count ? entries[^1].Position : null);
    }

    /// <summary>
    /// All entries that a filter finds, in order of recording: read some at a time, as they are asked for, and with no
    /// connection held in between.
    /// </summary>
    internal static async IAsyncEnumerable<TrailEntry> All(
        NpgsqlDataSource source, TenantId tenant, TrailFilter filter, IReadOnlyList<string>? elements, Lens lens,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var where = Conditions(filter, elements, lens);
        var last = 0L;
        List<TrailEntry> rows;
        do
        {
            rows = await Rows(source, tenant, [.. where, ("position > ?", last)],
                $"ORDER BY position LIMIT {ReadAtOnce}", cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
                last = row.Position;
            }
        }
        while (rows.Count == ReadAtOnce);
    }

    /// <summary>The positions, of these, of the entries that a filter finds.</summary>
    internal static async Task<IReadOnlySet<long>> Among(
        NpgsqlDataSource source, TenantId tenant, TrailFilter filter, IReadOnlyList<string>? elements, Lens lens,
        IReadOnlyCollection<long> positions, CancellationToken cancellationToken)
    {
        var (conditions, values) = Numbered(
            tenant, [.. Conditions(filter, elements, lens), ("position = ANY (?)", positions.ToArray())]);
        return (await source.Ask(
            $"SELECT position {From} {conditions}", values, r => r.GetInt64(0), cancellationToken)).ToHashSet();
    }

    private static async Task<(bool IsWhole, long Total)> Count(
        NpgsqlDataSource source, TenantId tenant, List<(string Sql, object Value)> where,
        CancellationToken cancellationToken)
    {
        var (conditions, values) = Numbered(tenant, where);
        var counted = (await source.Ask(
            $"SELECT count(*) FROM (SELECT 1 {From} {conditions} LIMIT {MostCounted + 1}) t", values,
            r => r.GetInt64(0), cancellationToken)).Single();
        return (counted <= MostCounted, Math.Min(counted, MostCounted));
    }

    private static async Task<List<TrailEntry>> Rows(
        NpgsqlDataSource source, TenantId tenant, List<(string Sql, object Value)> where, string order,
        CancellationToken cancellationToken)
    {
        var (conditions, values) = Numbered(tenant, where);
        return await source.Ask($"SELECT {Columns} {From} {conditions} {order}", values, Entry, cancellationToken);
    }

    private static (string Conditions, List<object> Values) Numbered(
        TenantId tenant, List<(string Sql, object Value)> where)
    {
        var values = new List<object> { tenant.Value };
        var conditions = string.Concat(where.Select(c =>
        {
            values.Add(c.Value);
            var number = values.Count.ToString(CultureInfo.InvariantCulture);
            return " AND " + c.Sql.Replace("?", "$" + number, StringComparison.Ordinal);
        }));
        return (conditions, values);
    }

    private static List<(string Sql, object Value)> Conditions(
        TrailFilter filter, IReadOnlyList<string>? elements, Lens lens)
    {
        static (string, object)? When(string sql, object? value) => value is null ? null : (sql, value);
        static object? Start(LocalDate? day) => day?.AtStartOfDayInZone(AuditTrail.Amsterdam).ToDateTimeUtc();
        return
        [
            .. new[]
            {
                When("plan = ?", filter.Plan?.ToString()), When(OfElements, elements?.ToArray()),
                When("recorded_at >= ?", Start(filter.From)), When("recorded_at < ?", Start(filter.To?.PlusDays(1))),
                When("lower(body) = lower(?)", filter.Body), When("actor = ?", filter.Actor),
                When(
                    "own_stems @@ ledger_read.asked("
                    + "$1, tsvector_to_array(to_tsvector('pg_catalog.dutch', ?)), '', '&')",
                    filter.Text is { } t ? AuditTrail.Fold(t) : null),
                When("effective_day <= ?", lens.Effective?.ToDateOnly()),
                When("decided_day <= ?", lens.Decided?.ToDateOnly()),
                When("recorded_at <= ?", lens.Recorded?.ToDateTimeUtc()),
            }.OfType<(string, object)>(),
        ];
    }

    private static TrailEntry Entry(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
        row.GetString(6), new Actor(Slug.Parse(row.GetString(7))), Instant.FromDateTimeUtc(row.GetDateTime(8)),
        row.IsDBNull(9) ? null : row.GetString(9), HistoricalDate.Parse(row.GetString(10)),
        HistoricalDate.Parse(row.GetString(11)), row.GetString(12), Enum.Parse<Provenance>(row.GetString(13)));

    private sealed class Fold(LedgerHistory history) : IReadFold
    {
        private const string Written =
            $"generation, tenant_id, {Columns}, plan, words, decided_day, effective_day";

        // PostgreSQL copies into no table whose rows are kept from the role (row-level security); into one of its own
        // it does, and inserting from there keeps the policy.
        private const string Aside =
            $"CREATE TEMP TABLE trail_aside ON COMMIT DROP AS SELECT {Written} FROM ledger_read.trail WITH NO DATA";

        private readonly TrailFold _trail = new();
        private readonly KnownStreams _streams = new(history);
        private readonly List<(TrailEntry Entry, string? Plan)> _rows = [];

        public async ValueTask Take(RecordedEvent recorded, CancellationToken cancellationToken)
        {
            if (_streams.IsFull)
            {
                _streams.Forget();
                _trail.Forget();
            }

            await _streams.Learn(recorded, TrailFold.About(recorded), e => _trail.Tell(e), cancellationToken);
            _rows.Add((_trail.Take(recorded), recorded.Stream.Kind switch
            {
                "plan" => recorded.Stream.Value["plan/".Length..],
                "budget" => LedgerSnapshot.BudgetOf(recorded.Stream).Plan.ToString(),
                _ => null,
            }));
        }

        public async Task Write(
            NpgsqlConnection connection, long generation, TenantId tenant, CancellationToken cancellationToken)
        {
            var isApart = (await connection.Ask(
                "SELECT row_security_active('ledger_read.trail')", [], r => r.GetBoolean(0), cancellationToken))[0];
            if (!isApart)
            {
                await CopyInto("ledger_read.trail", connection, generation, tenant, cancellationToken);
                return;
            }

            await connection.Run(Aside, [], cancellationToken);
            await CopyInto("pg_temp.trail_aside", connection, generation, tenant, cancellationToken);
            await connection.Run(
                $"INSERT INTO ledger_read.trail ({Written}) SELECT {Written} FROM pg_temp.trail_aside", [],
                cancellationToken);
        }

        private async Task CopyInto(
            string table, NpgsqlConnection connection, long generation, TenantId tenant,
            CancellationToken cancellationToken)
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                $"COPY {table} ({Written}) FROM STDIN (FORMAT BINARY)", cancellationToken);
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
                await Day(entry.DecidedOn);
                await Day(entry.EffectiveFrom);
            }

            await copy.CompleteAsync(cancellationToken);
            _rows.Clear();

            Task Day(HistoricalDate date) =>
                copy.WriteAsync(date.FirstDay.ToDateOnly(), NpgsqlDbType.Date, cancellationToken);

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
