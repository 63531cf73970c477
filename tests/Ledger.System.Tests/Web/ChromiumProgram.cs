using System.Diagnostics;

namespace Ledger.System.Tests.Web;

/// <summary>
/// Finds a Chromium: one that is installed, one that Playwright got before, or, for root on Debian, the package of the
/// system. Where none can be had, it says so in one sentence.
/// </summary>
internal static class ChromiumProgram
{
    private static readonly string[] Names =
    [
        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
        "microsoft-edge",
    ];

    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(5);

    /// <summary>The path of the program.</summary>
    /// <exception cref="InvalidOperationException">There is none, and none could be installed.</exception>
    public static async Task<string> Find(CancellationToken cancellationToken)
    {
        var found = Installed() ?? Playwrights();
        if (found is null && Environment.UserName == "root" && OnPath("apt-get") is { } apt)
        {
            await Run(apt, ["update", "-qq"], cancellationToken);
            await Run(
                apt, ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"], cancellationToken);
            found = Installed();
        }

        return found ?? throw new InvalidOperationException(
            "The pages are tested in a real Chromium, and there is none: install it "
            + "(apt-get install chromium-headless-shell, or chromium).");
    }

    private static string? Installed() => Names.Select(OnPath).FirstOrDefault(path => path is not null);

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    private static string? Playwrights()
    {
        var home = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH")
            ?? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "ms-playwright");
        return Directory.Exists(home)
            ? Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories)
                .FirstOrDefault(file =>
                    Path.GetFileName(file) is "chrome" or "headless_shell" or "chrome-headless-shell")
            : null;
    }

    private static async Task Run(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestInstall);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        })!;
        await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token),
            process.WaitForExitAsync(limit.Token));
    }
}
