using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>The tables of the seal of one tenant, over one connection.</summary>
internal sealed class SealTables(NpgsqlConnection connection, TenantId tenant)
{
    private TileNodes? _nodes;

    /// <summary>A checkpoint as its row has it.</summary>
    public sealed record CheckpointRow(long Size, long LastPosition, string Note);

    /// <summary>A key as its row has it.</summary>
    public sealed record KeyRow(string Vkey, string? Handover);

    /// <summary>The tree as it was when it was first asked: every tile is read once.</summary>
    public TileNodes Nodes => _nodes ??= new TileNodes(Tile);

    /// <summary>Waits for its turn: one at a time seals a tenant.</summary>
    public Task Lock(CancellationToken cancellationToken) => Do(
        "SELECT pg_advisory_xact_lock(hashtextextended('ledger.seal/' || $1, 0))", cancellationToken);

    /// <summary>Where the tables are, so that emptied ones are told from new ones.</summary>
    public async Task<string> Place(CancellationToken cancellationToken) => await One<string>(
        """
        SELECT concat_ws('-', (SELECT s.system_identifier FROM pg_control_system() s),
            (SELECT d.oid FROM pg_database d WHERE d.datname = current_database()),
            'ledger.seal_logs'::regclass::oid, $1)
        """, cancellationToken) ?? "";

    public Task<string?> Origin(CancellationToken cancellationToken) =>
        One<string>("SELECT origin FROM ledger.seal_logs WHERE tenant_id = $1", cancellationToken);

    public Task AddOrigin(string origin, CancellationToken cancellationToken) => Do(
        "INSERT INTO ledger.seal_logs (tenant_id, origin) VALUES ($1, $2)", cancellationToken, Value(origin));

    public Task<List<KeyRow>> Keys(CancellationToken cancellationToken) => Many(
        "SELECT vkey, handover FROM ledger.seal_keys WHERE tenant_id = $1 ORDER BY number",
        r => new KeyRow(r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1)), cancellationToken);

    public Task AddKey(int number, string vkey, string? handover, CancellationToken cancellationToken) => Do(
        "INSERT INTO ledger.seal_keys (tenant_id, number, vkey, handover) VALUES ($1, $2, $3, $4)", cancellationToken,
        Value(number), Value(vkey), new NpgsqlParameter { Value = (object?)handover ?? DBNull.Value });

    public async Task<CheckpointRow?> Last(CancellationToken cancellationToken) => (await Many(
        "SELECT size, last_position, note FROM ledger.seal_checkpoints WHERE tenant_id = $1 ORDER BY size DESC LIMIT 1",
        Checkpoint, cancellationToken)).FirstOrDefault();

    /// <summary>The checkpoints after a size, some at a time.</summary>
    public Task<List<CheckpointRow>> Checkpoints(long after, CancellationToken cancellationToken) => Many(
        """
        SELECT size, last_position, note FROM ledger.seal_checkpoints
        WHERE tenant_id = $1 AND size > $2 ORDER BY size LIMIT 1000
        """,
        Checkpoint, cancellationToken, Value(after));

    /// <summary>The positions from and up to which commits go, after a position, some at a time.</summary>
    public Task<List<(long First, long Last)>> Commits(long after, CancellationToken cancellationToken) => Many(
        """
        SELECT first_position, last_position FROM ledger.commits
        WHERE tenant_id = $1 AND last_position > $2 ORDER BY last_position LIMIT 1000
        """,
        r => (r.GetInt64(0), r.GetInt64(1)), cancellationToken, Value(after));

    /// <summary>How many commits, at most so many, come after a position, and where the last of them ends.</summary>
    public async Task<(long Commits, long End)> CommitsAfter(
        long position, int limit, CancellationToken cancellationToken) => (await Many(
        """
        SELECT count(*), coalesce(max(c.last_position), 0) FROM (
            SELECT last_position FROM ledger.commits
            WHERE tenant_id = $1 AND last_position > $2 ORDER BY last_position LIMIT $3) c
        """,
        r => (r.GetInt64(0), r.GetInt64(1)), cancellationToken, Value(position), Value(limit))).Single();

    public Task AddCheckpoint(CheckpointRow row, CancellationToken cancellationToken) => Do(
        "INSERT INTO ledger.seal_checkpoints (tenant_id, size, last_position, note) VALUES ($1, $2, $3, $4)",
        cancellationToken, Value(row.Size), Value(row.LastPosition), Value(row.Note));

    public Task<byte[]?> Tile(int level, long tile, CancellationToken cancellationToken) => One<byte[]>(
        "SELECT hashes FROM ledger.seal_tiles WHERE tenant_id = $1 AND level = $2 AND tile = $3", cancellationToken,
        Value((short)level), Value(tile));

    public Task<byte[]?> Fingerprints(long tile, CancellationToken cancellationToken) => One<byte[]>(
        "SELECT fingerprints FROM ledger.seal_fingerprints WHERE tenant_id = $1 AND tile = $2", cancellationToken,
        Value(tile));

    /// <summary>
    /// The hashes and the fingerprints of some tiles of leaves, one behind the other; null where there are none.
    /// </summary>
    public Task<List<(byte[]? Hashes, byte[]? Fingerprints)>> Leaves(
        long first, long last, CancellationToken cancellationToken) => Many(
        """
        SELECT (SELECT t.hashes FROM ledger.seal_tiles t WHERE t.tenant_id = $1 AND t.level = 0 AND t.tile = n),
            (SELECT f.fingerprints FROM ledger.seal_fingerprints f WHERE f.tenant_id = $1 AND f.tile = n)
        FROM generate_series($2, $3) n ORDER BY n
        """,
        r => (r[0] as byte[], r[1] as byte[]), cancellationToken, Value(first), Value(last));

    /// <summary>What was kept of the members of the entries of a tile; null when nothing was.</summary>
    public Task<byte[]?> Members(long tile, CancellationToken cancellationToken) => One<byte[]>(
        "SELECT members FROM ledger.seal_fingerprints WHERE tenant_id = $1 AND tile = $2", cancellationToken,
        Value(tile));

    /// <summary>The tile whose entries a position is among, if it is sealed at all.</summary>
    public Task<long?> TileOf(long position, CancellationToken cancellationToken) => One<long?>(
        """
        SELECT tile FROM ledger.seal_fingerprints WHERE tenant_id = $1 AND first_position <= $2
        ORDER BY first_position DESC LIMIT 1
        """,
        cancellationToken, Value(position));

    public Task Write(IReadOnlyList<Tile> tiles, CancellationToken cancellationToken) => Do(
        """
        INSERT INTO ledger.seal_tiles (tenant_id, level, tile, hashes)
        SELECT $1, t.* FROM unnest($2, $3, $4) t
        ON CONFLICT (tenant_id, level, tile) DO UPDATE SET hashes = excluded.hashes
        """,
        cancellationToken, Value(tiles.Select(t => (short)t.Level).ToArray()),
        Value(tiles.Select(t => t.Number).ToArray()), Value(tiles.Select(t => t.Hashes).ToArray()));

    public Task WriteFingerprints(
        IReadOnlyList<(long Tile, long First, byte[] Bytes, byte[] Members)> rows,
        CancellationToken cancellationToken) => Do(
        """
        INSERT INTO ledger.seal_fingerprints (tenant_id, tile, first_position, fingerprints, members)
        SELECT $1, f.* FROM unnest($2, $3, $4, $5) f
        ON CONFLICT (tenant_id, tile) DO UPDATE
        SET first_position = excluded.first_position, fingerprints = excluded.fingerprints, members = excluded.members
        """,
        cancellationToken, Value(rows.Select(r => r.Tile).ToArray()), Value(rows.Select(r => r.First).ToArray()),
        Value(rows.Select(r => r.Bytes).ToArray()), Value(rows.Select(r => r.Members).ToArray()));

    private static CheckpointRow Checkpoint(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.GetString(2));

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private NpgsqlCommand Command(string sql, NpgsqlParameter[] rest)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { Value(tenant.Value) } };
        command.Parameters.AddRange(rest);
        return command;
    }

    private async Task Do(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] rest)
    {
        await using var command = Command(sql, rest);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<T?> One<T>(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] rest)
    {
        await using var command = Command(sql, rest);
        return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
    }

    private async Task<List<T>> Many<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params NpgsqlParameter[] rest)
    {
        await using var command = Command(sql, rest);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
