using System.Globalization;

namespace Ledger.Store.Seal;

/// <summary>
/// Holds every checkpoint there is against the tree while it grows: those in the database, a thousand at a time, and
/// those kept
/// outside it.
/// </summary>
internal sealed class CheckpointWatch(
    SealTables tables, string? origin, IReadOnlyList<VerifierKey> keys, IReadOnlyList<KeptCheckpoint> kept,
        FindingList findings)
{
    private readonly Queue<SealTables.CheckpointRow> _rows = new();
    private readonly Queue<KeptCheckpoint> _kept = new(kept.OrderBy(k => k.Signed.Checkpoint.Size));
    private long _asked;
    private bool _isAll;

    /// <summary>The largest tree that a valid checkpoint found unchanged.</summary>
    public long LastGood { get; private set; }

    /// <summary>The smallest tree that a valid checkpoint of the database found changed.</summary>
    public long? FirstBad { get; private set; }

    /// <summary>Told when an entry is added: compares the root with what was signed over that many.</summary>
    /// <param name="size">How many there are.</param>
    /// <param name="position">The position of the last.</param>
    /// <param name="tree">The tree over them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask Reached(long size, long position, LogWalk tree, CancellationToken cancellationToken)
    {
        while (await Peek(cancellationToken) is { } row && row.Size <= size)
        {
            Judge(_rows.Dequeue(), size, tree, position);
        }

        while (_kept.TryPeek(out var next) && next.Signed.Checkpoint.Size <= size)
        {
            Judge(_kept.Dequeue(), size, tree);
        }
    }

    /// <summary>Told when there are no more entries: what remains was sealed over more than there is.</summary>
    public async Task End(long size, CancellationToken cancellationToken)
    {
        while (await Peek(cancellationToken) is { } row)
        {
            _rows.Dequeue();
            if (Signed(row) is not null)
            {
                FirstBad ??= row.Size;
            }
        }

        foreach (var outside in _kept)
        {
            findings.Add(ProblemKind.Restored, string.Create(
                CultureInfo.InvariantCulture,
                $"{outside.Name} says that {outside.Signed.Checkpoint.Size} events were sealed; the log has {size}."));
        }
    }

    private async ValueTask<SealTables.CheckpointRow?> Peek(CancellationToken cancellationToken)
    {
        if (_rows.Count == 0 && !_isAll)
        {
            var rows = await tables.Checkpoints(_asked, cancellationToken);
            _isAll = rows.Count == 0;
            rows.ForEach(_rows.Enqueue);
            _asked = _isAll ? _asked : rows[^1].Size;
        }

        return _rows.TryPeek(out var row) ? row : null;
    }

    private void Judge(SealTables.CheckpointRow row, long size, LogWalk tree, long position)
    {
        if (Signed(row) is not { } signed)
        {
            findings.Add(ProblemKind.Signature, string.Create(
                CultureInfo.InvariantCulture,
                    $"The checkpoint over {row.Size} events is not one that a key of this log signed."));
        }
        else if (signed.Root != tree.Root || row.Size != size)
        {
            FirstBad ??= row.Size;
        }
        else if (row.LastPosition != position)
        {
            findings.Add(ProblemKind.Tiles, string.Create(
                CultureInfo.InvariantCulture,
                    $"The checkpoint over {size} events is stored with position {row.LastPosition}."), position);
        }
        else
        {
            LastGood = size;
        }
    }

    private Checkpoint? Signed(SealTables.CheckpointRow row) =>
        SignedCheckpoint.TryParse(row.Note) is { } signed && signed.Checkpoint.Origin == origin
        && signed.Checkpoint.Size == row.Size && keys.Any(signed.Note.IsSignedBy) ? signed.Checkpoint : null;

    private void Judge(KeptCheckpoint outside, long size, LogWalk tree)
    {
        var checkpoint = outside.Signed.Checkpoint;
        if (checkpoint.Size != size || checkpoint.Root != tree.Root)
        {
            findings.Add(ProblemKind.Restored, string.Create(
                CultureInfo.InvariantCulture,
                    $"The log is not the one that {outside.Name} sealed: its first {checkpoint.Size} events differ."));
        }
    }
}

/// <summary>A checkpoint that was kept outside the database.</summary>
/// <param name="Signed">The checkpoint.</param>
/// <param name="Name">What a report calls it, at the begin of a sentence or within one.</param>
public sealed record KeptCheckpoint(SignedCheckpoint Signed, string Name);
