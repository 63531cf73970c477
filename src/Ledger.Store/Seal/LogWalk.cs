using Ledger.Domain;
using Npgsql;

namespace Ledger.Store.Seal;

/// <summary>
/// Goes once through all events of a tenant, makes the tree again and compares every entry with what was sealed. What
/// it keeps
/// in memory does not grow with the log.
/// </summary>
internal sealed class LogWalk(TenantId tenant, SealTables tables, FindingList findings)
{
    // All of the tenant's rows, whether readers come by them or not.
    private const string Rows =
        $"SELECT {LogRow.Columns} FROM ledger.mt_events e WHERE e.tenant_id = $1 ORDER BY e.seq_id";

    private readonly CommitRanges _commits = new(tables);
    private readonly GrowingTiles _tiles = new();

    /// <summary>How many entries the log has.</summary>
    public long Size => _tiles.Size;

    /// <summary>The root over all of them.</summary>
    public TreeHash Root => _tiles.Root;

    /// <summary>How many come after the sealed ones.</summary>
    public long Unsealed { get; private set; }

    /// <summary>
    /// Told after every entry: how many there are so far, and its position. The root over them can be asked.
    /// </summary>
    public Func<long, long, ValueTask> Reached { get; init; } = (_, _) => ValueTask.CompletedTask;

    /// <summary>
    /// Given every tile above the leaves as the log has it, and those on the right edge at the sealed size.
    /// </summary>
    public Func<Tile, ValueTask> Made { get; init; } = _ => ValueTask.CompletedTask;

    public async Task Run(NpgsqlConnection connection, long sealedSize, CancellationToken cancellationToken)
    {
        var leaves = new SealedLeaves(tables, sealedSize);
        await leaves.Advance(cancellationToken);
        await using var command = new NpgsqlCommand(Rows, connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = tenant.Value } },
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var entry = new EntryWriter(tenant);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = LogRow.Read(reader);
            entry.Write(row);
            var leaf = entry.Leaf;
            await Compare(row, entry, leaf, leaves, cancellationToken);
            await Grow(leaf, row.Position, sealedSize);
        }

        for (; leaves.HasCurrent; await leaves.Advance(cancellationToken))
        {
            findings.Add(new Finding(leaves.Fingerprint.Position, leaves.Fingerprint.Id, null, [], leaves.Hash));
        }

        foreach (var tile in leaves.Broken)
        {
            findings.Add(ProblemKind.Tiles, $"Tile {tile} of the seal is missing or too short.");
        }
    }

    private async ValueTask Compare(
        LogRow row, EntryWriter entry, TreeHash leaf, SealedLeaves leaves, CancellationToken cancellationToken)
    {
        if (!await _commits.LeadTo(row.Position, cancellationToken))
        {
            findings.Add(ProblemKind.Hidden, "No commit leads to this event: readers that follow the log miss it.",
                row.Position);
        }

        while (leaves.HasCurrent && leaves.Fingerprint.Position < row.Position)
        {
            findings.Add(new Finding(leaves.Fingerprint.Position, leaves.Fingerprint.Id, null, [], leaves.Hash));
            await leaves.Advance(cancellationToken);
        }

        if (!leaves.HasCurrent)
        {
            Unsealed++;
        }
        else if (leaves.Fingerprint.Position > row.Position)
        {
            findings.Add(new Finding(row.Position, null, row.Id, [], null));
        }
        else
        {
            if (leaves.Hash != leaf)
            {
                findings.Add(new Finding(
                    row.Position, leaves.Fingerprint.Id, row.Id,
                    await Differences(row, entry, leaves, cancellationToken), leaves.Hash));
            }

            await leaves.Advance(cancellationToken);
        }
    }

    /// <summary>The fields that differ; of data and headers the members.</summary>
    private static async ValueTask<IReadOnlyList<string>> Differences(
        LogRow row, EntryWriter entry, SealedLeaves leaves, CancellationToken cancellationToken)
    {
        List<string> names = [];
        foreach (var field in leaves.Fingerprint.Differences(Fingerprint.Of(row, entry)))
        {
            names.AddRange(field is EntryField.Data or EntryField.Headers
                ? MemberMarks.Differences(await leaves.Members(cancellationToken), entry, field)
                : [EntryField.Names[field]]);
        }

        return names;
    }

    private async ValueTask Grow(TreeHash leaf, long position, long sealedSize)
    {
        _tiles.Add(leaf);
        await Reached(Size, position);
        if (Size > sealedSize)
        {
            return;
        }

        if (_tiles.HasFull)
        {
            foreach (var tile in _tiles.TakeFull().Where(t => t.Level > 0))
            {
                await Made(tile);
            }
        }

        if (Size == sealedSize)
        {
            foreach (var tile in _tiles.Partial.Where(t => t.Level > 0))
            {
                await Made(tile);
            }
        }
    }
}
