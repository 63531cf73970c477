using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>What one transaction of the sealer adds to the tree.</summary>
internal sealed class SealPortion(SealTables tables, TenantId tenant, SealTables.CheckpointRow? last)
{
    private readonly List<(long Tile, long First, byte[] Bytes, byte[] Members)> _fingerprints = [];
    private readonly List<byte> _open = new(Tile.Width * Fingerprint.Size);
    private readonly List<byte> _openMembers = [];
    private readonly FieldHashes _hashes = new();
    private GrowingTiles _tiles = new();
    private long _position = last?.LastPosition ?? 0;

    public long Size => _tiles.Size;

    public TreeHash Root => _tiles.Root;

    /// <summary>Reads what comes after the last checkpoint into the tree; returns how many entries.</summary>
    public async Task<int> Read(NpgsqlConnection connection, int limit, CancellationToken cancellationToken)
    {
        await GoOn(last?.Size ?? 0, cancellationToken);
        var (commits, end) = await tables.CommitsAfter(_position, limit, cancellationToken);
        if (commits == 0)
        {
            return 0;
        }

        await using var batch = PageQueries.Tenant(LogRow.Columns, tenant, _position, end, commits, limit);
        batch.Connection = connection;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var entry = new EntryWriter(tenant);
        var count = 0;
        for (; await reader.ReadAsync(cancellationToken); count++)
        {
            var row = LogRow.Read(reader);
            entry.Write(row);
            Add(row, entry);
        }

        return count;
    }

    /// <summary>Writes tiles, fingerprints and the checkpoint.</summary>
    public async Task Write(SignedCheckpoint signed, CancellationToken cancellationToken)
    {
        CloseFingerprints();
        await tables.Write([.. _tiles.TakeFull(), .. _tiles.Partial], cancellationToken);
        await tables.WriteFingerprints(_fingerprints, cancellationToken);
        await tables.AddCheckpoint(
            new SealTables.CheckpointRow(Size, _position, signed.Note.ToString()), cancellationToken);
    }

    private async Task GoOn(long size, CancellationToken cancellationToken)
    {
        _tiles = await GrowingTiles.Of(tables.Nodes, size, cancellationToken);
        var (tile, open) = (size / Tile.Width, (int)(size % Tile.Width));
        if (open == 0)
        {
            return;
        }

        var stored = await tables.Fingerprints(tile, cancellationToken);
        _open.AddRange(stored?.Length >= open * Fingerprint.Size
            ? stored.AsSpan(0, open * Fingerprint.Size) : throw Missing(tile));
        var members = MemberMarks.Split(await tables.Members(tile, cancellationToken), open);
        for (var entry = 0; entry < open; entry++)
        {
            _openMembers.AddRange(members is null ? MemberMarks.None : members[entry].Span);
        }
    }

    private static SealBrokenException Missing(long tile) => new($"Tile {tile} of the seal is missing or too short.");

    private void Add(LogRow row, EntryWriter entry)
    {
        _tiles.Add(entry.Leaf);
        Span<byte> bytes = stackalloc byte[Fingerprint.Size];
        Fingerprint.Of(row, entry, _hashes).CopyTo(bytes);
        _open.AddRange(bytes);
        MemberMarks.Add(entry, _openMembers);
        if (_open.Count == Tile.Width * Fingerprint.Size)
        {
            CloseFingerprints();
        }

        _position = row.Position;
    }

    private void CloseFingerprints()
    {
        if (_open.Count == 0)
        {
            return;
        }

        byte[] bytes = [.. _open];
        var tile = (Size - 1) / Tile.Width;
        _fingerprints.Add((tile, new Fingerprint(bytes).Position, bytes, [.. _openMembers]));
        _open.Clear();
        _openMembers.Clear();
    }
}
