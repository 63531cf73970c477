using System.Diagnostics;
using System.Globalization;
using Ledger.Domain;
using Ledger.Store.Neighbour;
using Shouldly;

namespace Ledger.Store.Tests.Crashes;

/// <summary>Another program that appends, in a process of its own.</summary>
internal sealed class WriterProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;

    private WriterProcess(Process process, Evidence evidence)
    {
        _process = process;
        _reading = Read(evidence);
    }

    public static WriterProcess Start(string connectionString, TenantId tenant, int seed, Evidence evidence)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Ledger.Store.Neighbour.dll"),
            connectionString, tenant.Value, seed.ToString(CultureInfo.InvariantCulture),
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // It lives for a second: what would make it faster later only makes it start later.
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcConcurrent"] = "0" },
        };
        return new WriterProcess(Process.Start(start)!, evidence);
    }

    /// <summary>Kills it without a word; what it had said by then still counts.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>Lets it end after the answers that it waits for.</summary>
    public async Task Leave()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _reading;
        _process.ExitCode.ShouldBe(0, await _process.StandardError.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill();
        }

        _process.Dispose();
    }

    private async Task Read(Evidence evidence)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            evidence.Add(Acknowledged.Parse(line));
        }
    }
}
