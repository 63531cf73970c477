using System.Diagnostics;
using Shouldly;

namespace Ledger.Store.Tests.LocalPostgres;

/// <summary>Another program, in a process of its own, that uses a local cluster.</summary>
internal sealed class Neighbour : IAsyncDisposable
{
    private const string Name = "Ledger.LocalPostgres.Neighbour.dll";
    private readonly Process _process;

    private Neighbour(Process process) => _process = process;

    /// <summary>Starts it; it starts or joins the cluster of the home.</summary>
    public static Neighbour Start(string home) => Start(StartInfo(AppContext.BaseDirectory, home));

    /// <summary>Starts it with a cluster for one run, in a folder for temporary ones.</summary>
    public static Neighbour StartRun(string temporaryFolder)
    {
        var start = StartInfo(AppContext.BaseDirectory, "--run");
        start.Environment["TMPDIR"] = temporaryFolder;
        return Start(start);
    }

    /// <summary>Starts it as another user, from a copy of the program that the user can read.</summary>
    public static Neighbour StartAs(string user, string copy, string home)
    {
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        var start = StartInfo(copy, home);
        start.UserName = user;
        start.WorkingDirectory = copy;
        start.Environment["HOME"] = Path.GetDirectoryName(home);
        return Start(start);
    }

    /// <summary>The connection string, or the sentence that says what is missing.</summary>
    public async Task<string> Says() =>
        await _process.StandardOutput.ReadLineAsync() ?? await _process.StandardError.ReadToEndAsync();

    /// <summary>Lets it end of its own accord.</summary>
    public async Task Leave()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(0, await _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Ends it as the system would: without a word.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string folder, string argument) =>
        new("dotnet", [Path.Combine(folder, Name), argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static Neighbour Start(ProcessStartInfo start) => new(Process.Start(start)!);
}
