using System.Diagnostics;

namespace Ledger.System.Tests.Api;

/// <summary>
/// The readers of others that our documents are held against, from npm, in a cache of their own: Spectral, the SDK of
/// CloudEvents and the library of Standard Webhooks, each at one version. Where npm cannot get them, it says so in
/// one sentence.
/// </summary>
internal static class NpmTools
{
    private static readonly string[] Packages = ["@stoplight/spectral-cli@6.16.3", "cloudevents@10.0.0",
        "standardwebhooks@1.1.1"];

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(4);
    private static readonly SemaphoreSlim Alone = new(1);

    private static string Folder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.Create),
        "ledger-tests", "npm-" + string.Join('-', Packages.Select(p => p.Replace('/', '-'))));

    /// <summary>Runs a script of Node with the packages at hand.</summary>
    public static Task<(int ExitCode, string Output, string Error)> Node(params string[] arguments) =>
        Installed("node", arguments);

    /// <summary>Runs Spectral.</summary>
    public static Task<(int ExitCode, string Output, string Error)> Spectral(params string[] arguments) => Installed(
        "node", [Path.Combine("node_modules", "@stoplight", "spectral-cli", "dist", "index.js"), .. arguments]);

    private static async Task<(int ExitCode, string Output, string Error)> Installed(string program, string[] arguments)
    {
        await Alone.WaitAsync();
        try
        {
            await Install();
        }
        finally
        {
            Alone.Release();
        }

        return await Run(program, arguments);
    }

    private static async Task Install()
    {
        var done = Path.Combine(Folder, "done");
        if (File.Exists(done))
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "package.json"), "{\"private\":true}");
        var (exitCode, _, error) = await Run(
            "npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact", .. Packages]);
        if (exitCode != 0)
        {
            throw new InvalidOperationException(
                "The API's document is checked by Spectral, and npm could not install it: "
                + error.Trim().Split('\n')[^1]);
        }

        await File.WriteAllTextAsync(done, "");
    }

    private static async Task<(int ExitCode, string Output, string Error)> Run(string program, string[] arguments)
    {
        using var limit = new CancellationTokenSource(LongestRun);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"The API's document is checked with {program}, and there is none.");
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }
}
