using System.Diagnostics;
using Shouldly;

namespace Ledger.Store.Tests.LocalPostgres;

/// <summary>
/// A cluster that was made and stopped once, for homes that begin with a copy of it: making one takes longer than most
/// of what is tested with it.
/// </summary>
public sealed class StoppedCluster : IAsyncDisposable
{
    private readonly Lazy<Task<Home>> _home = new(Make);

    /// <summary>A home with a cluster that does not run.</summary>
    internal async Task<Home> Copy(string name = "home")
    {
        var home = new Home(name);
        Directory.CreateDirectory(home.Path);
        var source = Path.Combine((await _home.Value).Path, "postgres");
        using var copying = Process.Start("cp", ["-a", source, home.Path]);
        await copying.WaitForExitAsync();
        copying.ExitCode.ShouldBe(0);
        return home;
    }

    public async ValueTask DisposeAsync()
    {
        if (_home.IsValueCreated)
        {
            await (await _home.Value).DisposeAsync();
        }
    }

    private static async Task<Home> Make()
    {
        var home = new Home();
        await using (await home.Start())
        {
        }

        return home;
    }
}
