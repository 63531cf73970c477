using System.Diagnostics;

namespace Ledger.System.Tests.Web;

/// <summary>
/// Finds a Chromium: the one without windows, which takes a third less work and for root on Debian is installed if it
/// is not there; or one that is installed or that Playwright got before. Where none can be had, it says so in one
/// sentence.
/// </summary>
internal static class ChromiumProgram
{
    private const string WithoutWindows = "chromium-headless-shell";

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(2);

    /// <summary>The path of the program.</summary>
    /// <exception cref="InvalidOperationException">There is none, and none could be installed.</exception>
    public static async Task<string> Find(CancellationToken cancellationToken)
    {
        var found = OnPath(WithoutWindows) ?? await Package(cancellationToken)
            ?? Names.Select(OnPath).FirstOrDefault(path => path is not null) ?? Playwrights();
        return found ?? throw new InvalidOperationException(
            "The pages are tested in a real Chromium, and there is none: install it "
            + "(apt-get install chromium-headless-shell, or chromium).");
    }

    private static async Task<string?> Package(CancellationToken cancellationToken)
    {
        if (Environment.UserName != "root" || OnPath("apt-get") is not { } apt)
        {
            return null;
        }

        string[] install = ["install", "-y", "-qq", "--no-install-recommends", WithoutWindows];
        await Run(apt, install, cancellationToken);
        if (OnPath(WithoutWindows) is null)
        {
            await Run(apt, ["update", "-qq"], cancellationToken);
            await Run(apt, install, cancellationToken);
        }

        return OnPath(WithoutWindows);
    }

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
        try
        {
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token),
                process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
