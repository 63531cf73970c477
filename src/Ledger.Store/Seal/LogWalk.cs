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
    // All of the tenant's rows, whether readers come by them or not; the last column says whether they do.
    private const string Rows =
        $"""
        SELECT {LogRow.Columns}, coalesce((
            SELECT c.first_position <= e.seq_id FROM ledger.commits c
            WHERE c.tenant_id = e.tenant_id AND c.last_position >= e.seq_id ORDER BY c.last_position LIMIT 1), false)
        FROM ledger.mt_events e WHERE e.tenant_id = $1 ORDER BY e.seq_id
        """;

    private readonly Frontier _frontier = new();
    private readonly GrowingTiles _tiles = new();

    /// <summary>How many entries the log has.</summary>
    public long Size => _frontier.Size;

    /// <summary>The root over all of them.</summary>
    public TreeHash Root => _frontier.Root;

    /// <summary>How many come after the sealed ones.</summary>
    public long Unsealed { get; private set; }

    /// <summary>
    /// Told after every entry: how many there are so far, the root over them (asked when wanted) and its position.
    /// </summary>
    public Func<long, Func<TreeHash>, long, ValueTask> Reached { get; init; } = (_, _, _) => ValueTask.CompletedTask;

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
            findings.Add(new Finding(leaves.Fingerprint.Position, leaves.Fingerprint.Id, null, []));
        }

        foreach (var tile in leaves.Broken)
        {
            findings.Add(ProblemKind.Tiles, $"Tile {tile} of the seal is missing or too short.");
        }
    }

    private async ValueTask Compare(
        LogRow row, EntryWriter entry, TreeHash leaf, SealedLeaves leaves, CancellationToken cancellationToken)
    {
        if (!row.IsFollowed)
        {
            findings.Add(ProblemKind.Hidden, "No commit leads to this event: readers that follow the log miss it.",
                row.Position);
        }

        while (leaves.HasCurrent && leaves.Fingerprint.Position < row.Position)
        {
            findings.Add(new Finding(leaves.Fingerprint.Position, leaves.Fingerprint.Id, null, []));
            await leaves.Advance(cancellationToken);
        }

        if (!leaves.HasCurrent)
        {
            Unsealed++;
        }
        else if (leaves.Fingerprint.Position > row.Position)
        {
            findings.Add(new Finding(row.Position, null, row.Id, []));
        }
        else
        {
            if (leaves.Hash != leaf)
            {
                var fields = leaves.Fingerprint.Differences(Fingerprint.Of(row, entry)).ToList();
                findings.Add(new Finding(row.Position, leaves.Fingerprint.Id, row.Id, fields));
            }

            await leaves.Advance(cancellationToken);
        }
    }

    private async ValueTask Grow(TreeHash leaf, long position, long sealedSize)
    {
        _frontier.Add(leaf);
        _tiles.Add(leaf);
        await Reached(Size, () => _frontier.Root, position);
        if (Size > sealedSize)
        {
            return;
        }

        foreach (var tile in _tiles.TakeFull().Where(t => t.Level > 0))
        {
            await Made(tile);
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
