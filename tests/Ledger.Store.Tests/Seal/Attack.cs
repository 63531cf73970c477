using System.Globalization;
using System.Text;
using Ledger.Store.Json;

namespace Ledger.Store.Tests.Seal;

/// <summary>
/// One way in which who owns the database may rewrite it, with the kinds that an audit may rightly call it.
/// </summary>
/// <param name="Name">What it does.</param>
/// <param name="Kinds">One of these must be among the problems.</param>
/// <param name="Do">Does it.</param>
/// <param name="Field">One field that is named must be this one, or a member of it; any when null.</param>
internal sealed record Attack(string Name, string[] Kinds, Func<SealedLog, Random, Task> Do, string? Field = null)
{
    private static readonly string[] Seals =
        ["seal_logs", "seal_tiles", "seal_fingerprints", "seal_checkpoints", "seal_keys"];

    /// <summary>All ways.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        Column("data", "data.", Json), Column("headers", "headers.", Json), Column("type", "type", Text),
        Column("correlation_id", "correlationId", Text), Column("causation_id", "causationId", Text),
        Column("mt_dotnet_type", "dotnetType", Text),
        Row("moves the instant", "redated", "recordedAt", r => string.Create(
            CultureInfo.InvariantCulture,
                $"timestamp = timestamp + {Sign(r)} * interval '{r.NextInt64(1, 100_000_000_000)} microseconds'")),
        Row("gives another id", "changed", "id", _ => "id = gen_random_uuid()"),
        Row("moves to a stream", "changed", "stream", r =>
            string.Create(CultureInfo.InvariantCulture, $"stream_id = 'plan/other-{r.Next()}'")),
        Row("changes the version", "changed", "version", r =>
            string.Create(CultureInfo.InvariantCulture, $"version = version + {r.Next(1000, 9999)}")),
        Row("archives", "changed", "archived", _ => "is_archived = true"),
        Row("gives binary data", "changed", "archived or binary", _ => "bdata = '\\x00'"),
        Row("gives to another tenant", "tenant", null, _ => "tenant_id = 'gm9999'"),
        Row("empties the headers", "changed", "headers", _ => "headers = NULL"),
        new("removes an event", ["removed"], (log, random) =>
            OnOne(log, random, "DELETE FROM ledger.mt_events WHERE seq_id = {0}")),
        new("truncates the tail", ["restored", "removed"], TruncateTail),
        new("truncates the tail and the seal with it", ["restored"], TruncateAll),
        new("inserts an event", ["inserted"], Insert),
        new("swaps two positions", ["swapped"], SwapPositions),
        new("swaps the contents of two events", ["changed"], SwapContents),
        new("sets the database back", ["restored"], (log, _) => Load(log, "older")),
        new("seals a rewritten log with another key", ["restored", "signature"], Reseal),
        new("removes the seal", ["restored"], (log, _) => Many(log, Seals.Select(t => $"DELETE FROM ledger.{t}"))),
        new("hides an event from those who follow", ["hidden"], (log, random) => OnOne(
            log, random, "DELETE FROM ledger.commits WHERE {0} BETWEEN first_position AND last_position")),
        new("shows events twice", ["hidden"], (log, _) => log.Run(
            "UPDATE ledger.commits SET first_position = 1 WHERE last_position = ("
            + $"SELECT max(last_position) FROM ledger.commits WHERE tenant_id = '{log.Tenant}')")),
        new("flips a byte of a tile", ["tiles"], FlipTile),
        new("flips a letter of a checkpoint", ["signature", "restored"], FlipNote),
        new("flips a letter of the key", ["signature"], FlipKey),
        new("rewrites an event and the tiles over it", ["restored", "changed"], RewriteTiles),
    ];

    public override string ToString() => Name;

    private static int Sign(Random random) => random.Next(2) * 2 - 1;

    private static Attack Row(string name, string kind, string? field, Func<Random, string> set) => new(
        name, [kind], (log, random) =>
            OnOne(log, random, $"UPDATE ledger.mt_events SET {set(random)} WHERE seq_id = {{0}}"), field);

    private static Attack Column(string column, string field, Func<string, Random, string> change) => new(
        $"changes a byte of {column}", ["changed"], async (log, random) =>
        {
            var position = await Pick(log, random);
            var old = await log.Ask<string>($"SELECT {column}::text FROM ledger.mt_events WHERE seq_id = {position}");
            var type = column is "data" or "headers" ? "::jsonb" : "";
            var text = change(old, random).Replace("'", "''", StringComparison.Ordinal);
            await log.Run($"UPDATE ledger.mt_events SET {column} = '{text}'"
                + $"{type} WHERE seq_id = {position}");
        }, field);

    /// <summary>Another letter somewhere, such that it is still JSON, and not the same.</summary>
    private static string Json(string old, Random random)
    {
        while (true)
        {
            var changed = Text(old, random);
            if (JsonbText.WhyNot(changed) is null && JsonbText.Normalise(changed) != JsonbText.Normalise(old))
            {
                return changed;
            }
        }
    }

    private static string Text(string old, Random random)
    {
        var text = new StringBuilder(old);
        var at = random.Next(text.Length);
        while (text[at] == old[at])
        {
            text[at] = (char)random.Next(' ', '\x7f');
        }

        return text.ToString();
    }

    private static Task<long> Pick(SealedLog log, Random random) => log.Ask<long>(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT seq_id FROM ledger.mt_events WHERE tenant_id = '{log.Tenant}'
        ORDER BY md5(seq_id::text || '{random.Next()}') LIMIT 1
        """));

    private static async Task OnOne(SealedLog log, Random random, string sql) => await log.Run(
        string.Format(CultureInfo.InvariantCulture, sql, await Pick(log, random)));

    private static async Task Many(SealedLog log, IEnumerable<string> statements) =>
        await log.Run(string.Join("; ", statements));

    private static Task TruncateTail(SealedLog log, Random random) => log.Run(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        DELETE FROM ledger.mt_events WHERE seq_id IN (
            SELECT seq_id FROM ledger.mt_events WHERE tenant_id = '{log.Tenant}'
            ORDER BY seq_id DESC LIMIT {random.Next(1, 20)})
        """));

    /// <summary>Sets events, commits and seal back to an earlier checkpoint, so that all of it fits together.</summary>
    private static async Task TruncateAll(SealedLog log, Random random)
    {
        await Load(log, "older");
        await log.Run($"UPDATE ledger.mt_streams SET timestamp = now() + interval '{random.Next(1, 9)} days'");
    }

    private static async Task Insert(SealedLog log, Random random)
    {
        var free = await log.Ask<long>(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            SELECT n FROM generate_series((SELECT min(seq_id) FROM ledger.mt_events WHERE tenant_id = '{log.Tenant}'),
                (SELECT max(seq_id) FROM ledger.mt_events WHERE tenant_id = '{log.Tenant}')) n
            WHERE NOT EXISTS (SELECT FROM ledger.mt_events e WHERE e.seq_id = n)
            ORDER BY md5(n::text || '{random.Next()}') LIMIT 1
            """));
        await OnOne(log, random, string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            INSERT INTO ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, headers)
            SELECT {{free}}, gen_random_uuid(), stream_id, version + 5000, data, type, timestamp, tenant_id, headers
            FROM ledger.mt_events WHERE seq_id = {0}
            """));
    }

    private static async Task SwapPositions(SealedLog log, Random random)
    {
        var (a, b) = await Two(log, random);
        await Many(log, [$"UPDATE ledger.mt_events SET seq_id = -1 WHERE seq_id = {a}",
            $"UPDATE ledger.mt_events SET seq_id = {a} WHERE seq_id = {b}",
                $"UPDATE ledger.mt_events SET seq_id = {b} WHERE seq_id = -1"]);
    }

    private static async Task SwapContents(SealedLog log, Random random)
    {
        var (a, b) = await Two(log, random);
        await log.Run(
            $"""
            UPDATE ledger.mt_events e SET data = o.data FROM ledger.mt_events o
            WHERE (e.seq_id, o.seq_id) IN (({a}, {b}), ({b}, {a}))
            """);
    }

    private static async Task<(long, long)> Two(SealedLog log, Random random)
    {
        var a = await Pick(log, random);
        while (true)
        {
            var b = await Pick(log, random);
            if (await log.Ask<bool>(
                $"SELECT count(DISTINCT data) = 2 FROM ledger.mt_events WHERE seq_id IN ({a}, {b})"))
            {
                return (a, b);
            }
        }
    }

    /// <summary>
    /// What a rewriter would do who has everything but the key: change, throw the seal away, and seal again.
    /// </summary>
    private static async Task Reseal(SealedLog log, Random random)
    {
        await All[0].Do(log, random);
        await Many(log, Seals.Select(t => $"DELETE FROM ledger.{t}"));
        using var forger = new SealedLog(log.Source, log.Tenant);
        await forger.Seal();
        if (random.Next(2) == 0)
        {
            await log.Run("DELETE FROM ledger.seal_logs; INSERT INTO ledger.seal_logs SELECT * FROM saved.seal_logs");
        }
    }

    /// <summary>The same, with the signed checkpoints and keys put back.</summary>
    private static async Task RewriteTiles(SealedLog log, Random random)
    {
        await Reseal(log, random);
        foreach (var table in (string[])["seal_logs", "seal_checkpoints", "seal_keys"])
        {
            await log.Run($"DELETE FROM ledger.{table}; INSERT INTO ledger.{table} SELECT * FROM saved.{table}");
        }
    }

    private static Task FlipTile(SealedLog log, Random random)
    {
        var at = random.Next();
        return log.Run(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            UPDATE ledger.seal_tiles SET hashes = set_byte(hashes, {at} % length(hashes),
                get_byte(hashes, {at} % length(hashes)) # {random.Next(1, 256)})
            """));
    }

    private static async Task FlipNote(SealedLog log, Random random)
    {
        var own = $"FROM ledger.seal_checkpoints WHERE tenant_id = '{log.Tenant}'";
        var note = await log.Ask<string>($"SELECT note {own} ORDER BY md5(size::text || '{random.Next()}') LIMIT 1");
        var flipped = Text(note, random);
        await log.Run($"UPDATE ledger.seal_checkpoints SET note = $t${flipped}$t$ WHERE note = $t${note}$t$");
    }

    private static async Task FlipKey(SealedLog log, Random random)
    {
        var key = await log.Ask<string>($"SELECT vkey FROM ledger.seal_keys WHERE tenant_id = '{log.Tenant}'");
        await log.Run($"UPDATE ledger.seal_keys SET vkey = $t${Text(key, random)}$t$ WHERE tenant_id = '{log.Tenant}'");
    }

    /// <summary>Puts all tables back as a schema has them.</summary>
    public static Task Load(SealedLog log, string schema) => Many(log, Tables.Select(t => $"DELETE FROM ledger.{t}")
        .Concat(Tables.Reverse().Select(t => $"INSERT INTO ledger.{t} SELECT * FROM {schema}.{t}")));

    /// <summary>Copies all tables to a schema.</summary>
    public static Task Save(SealedLog log, string schema) =>
        Many(log, [$"CREATE SCHEMA {schema}", .. Tables.Select(t => $"CREATE TABLE {schema}.{t} AS TABLE ledger.{t}")]);

    /// <summary>What a superuser does first.</summary>
    public static Task Disarm(SealedLog log) =>
        Many(log, Tables.Select(t => $"ALTER TABLE ledger.{t} DISABLE TRIGGER ALL"));

    private static string[] Tables => ["mt_events", "mt_streams", "commits", .. Seals];
}
