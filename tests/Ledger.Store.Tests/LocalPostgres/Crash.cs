using System.Diagnostics;
using System.Globalization;
using Ledger.LocalPostgres;

namespace Ledger.Store.Tests.LocalPostgres;

/// <summary>What happens to servers.</summary>
internal static class Crash
{
    /// <summary>Kills the server of a home without a word, and waits until it is dead.</summary>
    public static async Task KillServer(Home home)
    {
        var found = PidFile.Read(home.Place)!;
        using (var server = Process.GetProcessById(found.Pid))
        {
            server.Kill();
        }

        while (await found.IsAlive(home.Place, default))
        {
            await Task.Delay(10);
        }
    }

    /// <summary>A process, of the user who runs the server, that has nothing to do with it.</summary>
    public static Process Bystander(Home home)
    {
        var start = new ProcessStartInfo("sleep", ["60"]) { WorkingDirectory = "/" };
        if (home.Place.Account.Name is { } user)
        {
            start.UserName = user;
        }

        return Process.Start(start)!;
    }

    /// <summary>Puts the number of a process where the server left its own.</summary>
    public static async Task GiveNumberTo(Process process, Home home)
    {
        var number = process.Id.ToString(CultureInfo.InvariantCulture);
        var socketLock = Path.Combine(home.Place.Socket, ".s.PGSQL.5432.lock");
        foreach (var file in new[] { home.PidFile, socketLock })
        {
            var lines = await File.ReadAllLinesAsync(file);
            lines[0] = number;
            await File.WriteAllLinesAsync(file, lines);
        }
    }
}
