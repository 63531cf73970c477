using System.Security.Cryptography;
using IoPath = System.IO.Path;

namespace Ledger.LocalPostgres;

/// <summary>
/// A temporary folder that belongs to one run, and the ones that killed runs left. A run holds a lock beside its folder
/// from before the folder is made, so a folder whose lock is free has no run any more.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string Prefix = "ledger-run-";
    private readonly string _parent;
    private FileStream? _lock;

    /// <summary>
    /// The folder for temporary files; memory where there is enough of it, unless <c>TMPDIR</c> names another:
    /// clusters are many small files.
    /// </summary>
    public static string UsualParent
    {
        get
        {
            const string Memory = "/dev/shm";
            const long Enough = 2L << 30;
            var choose = Environment.GetEnvironmentVariable("TMPDIR") is null or "" && Directory.Exists(Memory);
            return choose && new DriveInfo(Memory).AvailableFreeSpace > Enough ? Memory : IoPath.GetTempPath();
        }
    }

    /// <summary>Makes nothing yet.</summary>
    public RunFolder(string parent)
    {
        _parent = parent;
        Path = IoPath.Combine(parent, Prefix + RandomNumberGenerator.GetHexString(12, lowercase: true));
    }

    private RunFolder(string parent, string path, FileStream held)
    {
        _parent = parent;
        Path = path;
        _lock = held;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes the folder.</summary>
    public string Make()
    {
        _lock = FileLock.TryAlone(LockOf(Path)) ?? throw new IOException($"{LockOf(Path)} is held by another.");
        Directory.CreateDirectory(Path);
        return Path;
    }

    /// <summary>The folders of runs that were killed, each held by us until disposed.</summary>
    public IEnumerable<RunFolder> Leftovers()
    {
        foreach (var path in Directory.EnumerateDirectories(_parent, Prefix + "*"))
        {
            if (Take(path) is { } held)
            {
                yield return new RunFolder(_parent, path, held);
            }
        }
    }

    /// <summary>The homes in the folder: those that have a cluster, or had one.</summary>
    public IReadOnlyList<string> Homes()
    {
        var deep = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = 0 };
        return [.. Directory.EnumerateFileSystemEntries(Path, "postgres", deep).Select(IoPath.GetDirectoryName)!];
    }

    /// <summary>Lets the folder go; whoever disposes has emptied it.</summary>
    public void Dispose()
    {
        if (_lock is { } held)
        {
            File.Delete(LockOf(Path));
            held.Dispose();
            _lock = null;
        }
    }

    private static string LockOf(string path) => path + ".lock";

    // The folder of another user is theirs to remove.
    private static FileStream? Take(string path)
    {
        try
        {
            var held = File.Exists(LockOf(path)) ? FileLock.TryAlone(LockOf(path)) : null;
            if (held is null || Directory.Exists(path))
            {
                return held;
            }

            held.Dispose();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
