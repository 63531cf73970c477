namespace Ledger.LocalPostgres;

/// <summary>What the server of a cluster writes about itself.</summary>
internal sealed class ServerLog(string file)
{
    private const long Enough = 1_000_000;
    private const string EndMark = "FATAL:";
    private long _before;

    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>To be called before a start: keeps the log small, and notes where this start begins.</summary>
    public void Begin()
    {
        var log = new FileInfo(File);
        if (log is { Exists: true, Length: > Enough })
        {
            log.MoveTo(File + ".before", overwrite: true);
        }

        _before = new FileInfo(File) is { Exists: true } now ? now.Length : 0;
    }

    /// <summary>The reason that the server gave for its end since the start, for use in a sentence.</summary>
    /// <param name="otherwise">What to give when it did not come so far as to say anything.</param>
    public string LastWords(string otherwise)
    {
        var lines = SinceBegin().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var words = lines.LastOrDefault(line => line.Contains(EndMark, StringComparison.Ordinal))
            ?? lines.LastOrDefault()
            ?? otherwise;
        var mark = words.IndexOf(EndMark, StringComparison.Ordinal);
        return words[(mark < 0 ? 0 : mark + EndMark.Length)..].Trim().TrimEnd('.');
    }

    private string SinceBegin()
    {
        if (!System.IO.File.Exists(File))
        {
            return "";
        }

        using var log = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = _before;
        using var reader = new StreamReader(log);
        return reader.ReadToEnd();
    }
}
