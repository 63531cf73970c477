namespace Ledger.LocalPostgres;

/// <summary>
/// Locks on files, which the operating system lets go when their holder dies, however it dies. Held until disposed.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(25);

    /// <summary>A lock that many may hold at once, or null while another holds it alone.</summary>
    public static FileStream? TryShared(string file) => TryOpen(file, FileShare.ReadWrite);

    /// <summary>A lock for one alone, or null while another holds it in whichever way.</summary>
    public static FileStream? TryAlone(string file) => TryOpen(file, FileShare.None);

    /// <summary>Waits for a lock for one alone; null when it is not to be had within the time.</summary>
    public static async Task<FileStream?> Alone(string file, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var end = Environment.TickCount64 + (long)atMost.TotalMilliseconds;
        while (true)
        {
            if (TryAlone(file) is { } held)
            {
                return held;
            }

            if (Environment.TickCount64 >= end)
            {
                return null;
            }

            await Task.Delay(BetweenTries, cancellationToken);
        }
    }

    // A file that is open elsewhere in a way that excludes ours is a plain IOException;
    // every other trouble (no such folder, no access) has a type of its own and is not for us to answer.
    private static FileStream? TryOpen(string file, FileShare share)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException trouble) when (trouble.GetType() == typeof(IOException))
        {
            return null;
        }
    }
}
