namespace Ledger.Store.Seal;

/// <summary>How one key of a log hands over to the next: in a note that both sign.</summary>
internal static class KeyChain
{
    // Not the origin of any log, so that a handover is never a checkpoint.
    private const string Header = "accountability-ledger/handover@v1";

    /// <summary>The note by which an old key says that a new one signs after it.</summary>
    public static SignedNote HandOver(string origin, SealKey old, SealKey key) => SignedNote.Sign(
        Text(origin, old.Public(origin), key.Public(origin)),
        (old.Public(origin), old.Sign), (key.Public(origin), key.Sign));

    /// <summary>
    /// The keys that may have signed for a log: those that are trusted, and every one that is joined to one of them by
    /// handovers, in either direction: who trusts the last key trusts what it says of the one before it.
    /// </summary>
    public static IReadOnlyList<VerifierKey> Follow(
        string origin, IReadOnlyList<SealTables.KeyRow> rows, IReadOnlyList<VerifierKey> trusted)
    {
        var keys = rows.Select(r => VerifierKey.TryParse(r.Vkey)).ToList();
        HashSet<VerifierKey> followed = [.. trusted.Where(k => k.Name == origin)];
        for (var grown = true; grown;)
        {
            grown = false;
            for (var i = 1; i < keys.Count; i++)
            {
                if (keys[i - 1] is { } old && keys[i] is { } key && followed.Contains(old) != followed.Contains(key)
                    && IsHandover(rows[i].Handover, origin, old, key))
                {
                    followed.Add(old);
                    followed.Add(key);
                    grown = true;
                }
            }
        }

        return [.. followed];
    }

    /// <summary>Whether a note hands over from one key to the next.</summary>
    public static bool IsHandover(string? note, string origin, VerifierKey old, VerifierKey key) =>
        note is not null && SignedNote.TryParse(note) is { } read && read.Text == Text(origin, old, key)
        && read.IsSignedBy(old) && read.IsSignedBy(key);

    private static string Text(string origin, VerifierKey old, VerifierKey key) =>
        $"{Header}\n{origin}\n{old}\n{key}\n";
}
