using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>An entry with the proof that it is in the log.</summary>
/// <param name="Position">The position of the event.</param>
/// <param name="Entry">The canonical entry: the very text that the leaf is the hash of.</param>
/// <param name="Proof">The proof.</param>
public sealed record ProvenEntry(long Position, string Entry, TlogProof Proof);

/// <summary>Makes proofs out of what is sealed. A proof that would not hold is never given.</summary>
/// <param name="source">The database.</param>
public sealed class Prover(NpgsqlDataSource source)
{
    private const string ById =
        $"SELECT {LogRow.Columns} FROM ledger.mt_events e WHERE e.tenant_id = $1 AND e.id = $2";

    private const string ByPosition =
        $"SELECT {LogRow.Columns} FROM ledger.mt_events e WHERE e.tenant_id = $1 AND e.seq_id = $2";

    private const string ByStreams =
        $"""
        SELECT {LogRow.Columns} FROM ledger.mt_events e
        WHERE e.tenant_id = $1 AND e.stream_id = ANY($2) AND e.seq_id <= $3 ORDER BY e.seq_id
        """;

    /// <summary>Proves that an event is in the log, by its id.</summary>
    /// <returns>Null when there is no such event.</returns>
    /// <exception cref="SealBrokenException">The event is not sealed as it is.</exception>
    public async Task<ProvenEntry?> Prove(TenantId tenant, Guid id, CancellationToken cancellationToken = default) =>
        await Prove(tenant, ById, [new NpgsqlParameter<Guid> { TypedValue = id }], null,
            cancellationToken).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Proves that an event is in the log, by its position.</summary>
    /// <returns>Null when there is no such event.</returns>
    /// <exception cref="SealBrokenException">The event is not sealed as it is.</exception>
    public async Task<ProvenEntry?> Prove(TenantId tenant, long position,
        CancellationToken cancellationToken = default) =>
        await Prove(tenant, ByPosition, [new NpgsqlParameter<long> { TypedValue = position }], null, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Proves the event that was sealed at an index of the tree.</summary>
    /// <returns>Null when the tree does not reach that far, or the event is gone.</returns>
    /// <exception cref="SealBrokenException">The event is not sealed as it is.</exception>
    public async Task<ProvenEntry?> ProveAt(TenantId tenant, long index, CancellationToken cancellationToken = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var tile = await new SealTables(connection, tenant).Fingerprints(index / Tile.Width, cancellationToken) ?? [];
        var start = (int)(index % Tile.Width) * Fingerprint.Size;
        return start + Fingerprint.Size <= tile.Length
            ? await Prove(tenant, new Fingerprint(tile.AsMemory(start)).Position, cancellationToken) : null;
    }

    /// <summary>Proves every event of some streams that is sealed, in the order of the log.</summary>
    /// <exception cref="SealBrokenException">Nothing is sealed, or one of them not as it is.</exception>
    public async IAsyncEnumerable<ProvenEntry> Prove(
        TenantId tenant, IReadOnlyCollection<StreamId> streams,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var row = await LastRow(tenant, cancellationToken) ?? throw Nothing();
        await foreach (var proven in Prove(tenant, streams, row, cancellationToken))
        {
            yield return proven;
        }
    }

    /// <summary>The same, towards a checkpoint that was asked before.</summary>
    internal IAsyncEnumerable<ProvenEntry> Prove(
        TenantId tenant, IReadOnlyCollection<StreamId> streams, SealTables.CheckpointRow row,
        CancellationToken cancellationToken) => Prove(
        tenant, ByStreams,
        [
            new NpgsqlParameter<string[]> { TypedValue = [.. streams.Select(s => s.Value)] },
            new NpgsqlParameter<long> { TypedValue = row.LastPosition },
        ],
        row, cancellationToken);

    /// <summary>Reads all entries, as they are sealed, without their proofs.</summary>
    public EntryReader Entries => new(source);

    /// <summary>The last checkpoint; null when nothing is sealed.</summary>
    /// <exception cref="SealBrokenException">It cannot be read.</exception>
    public async Task<SignedCheckpoint?> Last(TenantId tenant, CancellationToken cancellationToken = default) =>
        await LastRow(tenant, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>The last checkpoint as its row has it.</summary>
    internal async Task<SealTables.CheckpointRow?> LastRow(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await new SealTables(connection, tenant).Last(cancellationToken);
    }

    /// <summary>The public keys of the log in the order of their use, as the database has them.</summary>
    public async Task<IReadOnlyList<VerifierKey>> Keys(TenantId tenant, CancellationToken cancellationToken = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var rows = await new SealTables(connection, tenant).Keys(cancellationToken);
        return [.. rows.Select(r => VerifierKey.TryParse(r.Vkey)).OfType<VerifierKey>()];
    }

    /// <summary>Proves that the tree of one size is the beginning of the tree of another.</summary>
    /// <exception cref="SealBrokenException">The stored tree does not reach as far.</exception>
    public async Task<IReadOnlyList<TreeHash>> Consistency(
        TenantId tenant, long first, long second, CancellationToken cancellationToken = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await MerkleProof.Consistency(new SealTables(connection, tenant).Nodes, first, second,
            cancellationToken);
    }

    private async IAsyncEnumerable<ProvenEntry> Prove(
        TenantId tenant, string sql, NpgsqlParameter[] which, SealTables.CheckpointRow? towards,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = await source.OpenConnectionAsync(cancellationToken);
        await using var look = await source.OpenConnectionAsync(cancellationToken);
        var tables = new SealTables(look, tenant);
        var maker = new ProofMaker(tables, Read(towards ?? await tables.Last(cancellationToken) ?? throw Nothing()));
        await using var command = new NpgsqlCommand(sql, rows)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tenant.Value } },
        };
        command.Parameters.AddRange(which);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entry = new EntryWriter(tenant);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = LogRow.Read(reader);
            entry.Write(row);
            var text = Encoding.UTF8.GetString(entry.Entry);
            yield return new ProvenEntry(row.Position, text,
                await maker.Make(row.Position, entry.Leaf, cancellationToken));
        }
    }

    private static SignedCheckpoint Read(SealTables.CheckpointRow row) => SignedCheckpoint.TryParse(row.Note)
        ?? throw new SealBrokenException("The last checkpoint cannot be read.");

    private static SealBrokenException Nothing() => new("Nothing is sealed yet.");
}

/// <summary>Makes proofs towards one checkpoint, reading every tile once.</summary>
internal sealed class ProofMaker(SealTables tables, SignedCheckpoint signed)
{
    private readonly TileNodes _nodes = new(tables.Tile);
    private (long Tile, byte[] Bytes) _fingerprints = (-1, []);

    /// <summary>How many tiles were read.</summary>
    public int TilesRead => _nodes.Read;

    public async Task<TlogProof> Make(long position, TreeHash leaf, CancellationToken cancellationToken)
    {
        var size = signed.Checkpoint.Size;
        var index = await IndexOf(position, cancellationToken);
        if (index is null || index >= size)
        {
            throw new SealBrokenException(string.Create(
                CultureInfo.InvariantCulture, $"The event at position {position} is not sealed yet."));
        }

        var path = await MerkleProof.Inclusion(_nodes, index.Value, size, cancellationToken);
        var proof = new TlogProof(index.Value, path, signed);
        return proof.Proves(leaf) ? proof : throw new SealBrokenException(string.Create(
            CultureInfo.InvariantCulture,
                $"The event at position {position} is not as it was sealed. Run `ledger verify`."));
    }

    private async Task<long?> IndexOf(long position, CancellationToken cancellationToken)
    {
        if (await tables.TileOf(position, cancellationToken) is not { } tile)
        {
            return null;
        }

        if (_fingerprints.Tile != tile)
        {
            _fingerprints = (tile, await tables.Fingerprints(tile, cancellationToken) ?? []);
        }

        for (var i = 0; i < _fingerprints.Bytes.Length / Fingerprint.Size; i++)
        {
            if (new Fingerprint(_fingerprints.Bytes.AsMemory(i * Fingerprint.Size)).Position == position)
            {
                return tile * Tile.Width + i;
            }
        }

        return null;
    }
}
