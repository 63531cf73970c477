using System.Globalization;

namespace Ledger.Store.Seal;

/// <summary>
/// What a log was at a moment: how many entries, and the root of the tree over them (c2sp.org/tlog-checkpoint).
/// </summary>
/// <param name="Origin">The name of the log.</param>
/// <param name="Size">How many entries.</param>
/// <param name="Root">The root of the tree.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>The text that is signed: three lines.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n");

    /// <summary>
    /// Reads the text of a note. Null when it is not a checkpoint of three lines: this log writes no others.
    /// </summary>
    public static Checkpoint? TryParse(string text)
    {
        var lines = text.Split('\n');
        return lines is [{ Length: > 0 } origin, var size, var root, ""]
            && NoteText.Number(size) is { } number && TreeHash.TryParse(root) is { } hash
            ? new Checkpoint(origin, number, hash) : null;
    }

    /// <summary>A line for the minutes of a meeting: size and root in groups that are easy to read out.</summary>
    public string Short => string.Create(
        CultureInfo.InvariantCulture,
        $"{Origin} · {Size} · "
        + $"{string.Join(' ', Convert.ToHexStringLower(Root.ToArray()).Chunk(8).Select(c => new string(c)))}");
}

/// <summary>A checkpoint with the note that carries it.</summary>
/// <param name="Checkpoint">What the note says.</param>
/// <param name="Note">The note.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, SignedNote Note)
{
    /// <summary>Reads a note that is a checkpoint; null when it is not. The signature is not looked at.</summary>
    public static SignedCheckpoint? TryParse(string note) =>
        SignedNote.TryParse(note) is { } read && Checkpoint.TryParse(read.Text) is { } checkpoint
            ? new SignedCheckpoint(checkpoint, read) : null;
}
