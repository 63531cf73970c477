namespace Ledger.LocalPostgres;

/// <summary>Which cluster, and what to make it from.</summary>
/// <param name="Home">The folder of the program (<c>LEDGER_HOME</c>); the cluster is <c>postgres</c> in it.</param>
public sealed record LocalClusterOptions(string Home)
{
    /// <summary>
    /// The only folder to take <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> from; null to look for them
    /// in <see cref="SearchPath"/>, then <see cref="UsualFolders"/>, then among what was fetched, then through npm.
    /// </summary>
    public string? Binaries { get; init; }

    /// <summary>Where programs are looked for, npm included, written as <c>PATH</c> is.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Where installers put PostgreSQL; one part of a folder may have a <c>*</c> in it.</summary>
    public IReadOnlyList<string> UsualFolders { get; init; } = PostgresBinaries.UsualFolders;

    /// <summary>
    /// Another home, to take what npm fetched from and to fetch into; null for this one. So that many homes that come
    /// and go need not each fetch the same.
    /// </summary>
    public string? FetchedHome { get; init; }

    /// <summary>
    /// Whether what is committed survives a crash of the machine. False only where losing everything is no loss.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>Told, in a few words, what is going on whenever it may take more than a moment.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>
    /// As the environment says: <c>LEDGER_HOME</c> (else <c>~/.local/share/ledger</c>) and
    /// <c>LEDGER_POSTGRES_BIN</c>.
    /// </summary>
    public static LocalClusterOptions FromEnvironment() => new(HomeFromEnvironment())
    {
        Binaries = NonEmpty("LEDGER_POSTGRES_BIN"),
    };

    private static string HomeFromEnvironment() =>
        NonEmpty("LEDGER_HOME") ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "ledger");

    private static string? NonEmpty(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
