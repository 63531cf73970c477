namespace Ledger.Store.Seal;

/// <summary>What an audit of a log found.</summary>
/// <param name="Checkpoint">The last signed checkpoint; null when nothing is sealed.</param>
/// <param name="Size">How many entries were recomputed for <paramref name="Root"/>.</param>
/// <param name="Root">The root over them as the log has them now.</param>
/// <param name="Unsealed">How many entries came after the last checkpoint.</param>
/// <param name="IsPinned">Whether a key was known from outside the database; else the database's own word is
/// taken.</param>
/// <param name="Keys">The keys that were accepted.</param>
/// <param name="Problems">What is wrong, at most <see cref="FindingList.Limit"/> of them.</param>
/// <param name="ProblemCount">How many things are wrong.</param>
public sealed record AuditReport(
    Checkpoint? Checkpoint, long Size, TreeHash Root, long Unsealed, bool IsPinned, IReadOnlyList<VerifierKey> Keys,
    IReadOnlyList<SealProblem> Problems, long ProblemCount)
{
    /// <summary>Whether the log is as it was sealed.</summary>
    public bool Ok => ProblemCount == 0;
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Position">The position of the event it is about; null when it is about none in particular.</param>
/// <param name="Kind">One of <see cref="ProblemKind"/>.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
public sealed record SealProblem(long? Position, string Kind, string Message)
{
    /// <summary>The id of the event, as it was sealed; null when it is about none in particular.</summary>
    public Guid? Event { get; init; }

    /// <summary>
    /// The fields that differ, of data and headers by their member (<c>data.value</c>); the whole (<c>data</c>) where a
    /// member is gone, or where the seal is older than the keeping of members.
    /// </summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>What it was and what it is, as far as a kept copy tells; none without one.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>The leaf that was sealed.</summary>
    internal TreeHash? Leaf { get; init; }
}

/// <summary>A value that was sealed otherwise.</summary>
/// <param name="Field">Where it is: <c>data.value.amount</c>, <c>headers.citations[0].locator</c>.</param>
/// <param name="Was">What was sealed, as JSON; null when nothing was.</param>
/// <param name="Is">What stands there now, as JSON; null when nothing does.</param>
public sealed record FieldChange(string Field, string? Was, string? Is);

/// <summary>The kinds of what may be wrong. Scripts rely on the words.</summary>
public static class ProblemKind
{
    /// <summary>A field of an event is not what was sealed.</summary>
    public const string Changed = "changed";

    /// <summary>The instant of recording is not what was sealed, and nothing else is.</summary>
    public const string Redated = "redated";

    /// <summary>A sealed event is gone.</summary>
    public const string Removed = "removed";

    /// <summary>A sealed event stands under another municipality now.</summary>
    public const string Tenant = "tenant";

    /// <summary>An event stands between sealed ones that was not sealed.</summary>
    public const string Inserted = "inserted";

    /// <summary>A sealed event stands in another place.</summary>
    public const string Swapped = "swapped";

    /// <summary>An event is there, but readers that follow the log do not come by it, or come by it twice.</summary>
    public const string Hidden = "hidden";

    /// <summary>
    /// The log is shorter, or another, than one that was sealed: an old backup, or a rewritten database.
    /// </summary>
    public const string Restored = "restored";

    /// <summary>The stored tree is not that of the log; the log itself is as it was sealed.</summary>
    public const string Tiles = "tiles";

    /// <summary>A checkpoint is not signed by a key of this log, or says something else than its row.</summary>
    public const string Signature = "signature";

    /// <summary>The table of names does not have behind a pseudonym what the log binds; the log is whole.</summary>
    public const string Name = "name";

    /// <summary>There are events and nothing was ever sealed.</summary>
    public const string Unsealed = "unsealed";

    /// <summary>An archive holds something that it cannot prove, or lacks something that it must hold.</summary>
    public const string Archive = "archive";
}
