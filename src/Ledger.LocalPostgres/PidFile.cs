using System.Diagnostics;
using System.Globalization;

namespace Ledger.LocalPostgres;

/// <summary>What <c>postmaster.pid</c> says: which server has the cluster, or had it when it died.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Data">The folder of the cluster, as that process knows it.</param>
/// <param name="Port">The port it was started with.</param>
/// <param name="SharedMemory">The key and id of its shared memory; null when it had not come so far.</param>
internal sealed record PidFile(int Pid, string Data, int Port, (long Key, long Id)? SharedMemory)
{
    // More than any system gives out (Linux stops at 4194304), so never a process.
    private const int NoProcess = 2147483646;

    /// <summary>Reads it; null when there is none, or only half of one.</summary>
    /// <remarks>A line each: pid, data, start, port, socket folder, address, key and id of shared memory.</remarks>
    public static PidFile? Read(Place place)
    {
        if (!File.Exists(FileOf(place)))
        {
            return null;
        }

        var lines = File.ReadAllLines(FileOf(place));
        return lines.Length >= 4
            && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
                ? new PidFile(pid, lines[1], port, lines.Length >= 7 ? TwoNumbers(lines[6]) : null)
                : null;
    }

    /// <summary>
    /// Makes what a dead server left harmless. PostgreSQL itself takes the file of a dead process for stale, but not
    /// when another process of the same user has got that number since.
    /// </summary>
    public static void Defuse(Place place)
    {
        // After a clean stop there is nothing to do. Were something done nonetheless, it could hit a server that is
        // just being started by what a killed program left running.
        if (!File.Exists(FileOf(place)))
        {
            return;
        }

        // Kept with a number that is no process: its line on shared memory still bars a start while there are
        // processes of the dead server that live on and may write.
        if (Read(place) is { SharedMemory: { } memory } found)
        {
            place.WritePrivate(
                FileOf(place),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{NoProcess}\n{place.Data}\n0\n{found.Port}\n\n\n{memory.Key} {memory.Id}\n"));
        }
        else
        {
            File.Delete(FileOf(place));
        }

        // The socket has a lock file of its own, with the same trouble.
        Place.Remove(place.Socket);
    }

    /// <summary>Whether that process is there and is the server of this cluster, not another of that number.</summary>
    public async Task<bool> IsAlive(Place place, CancellationToken cancellationToken)
    {
        // In a copy of a cluster the file tells of the server of the original. In one that was moved, the
        // folder that the file names is gone.
        if (Directory.Exists(Data) && Place.WithoutLinks(Data) != Place.WithoutLinks(place.Data))
        {
            return false;
        }

        if (OperatingSystem.IsWindows())
        {
            return IsPostgres(Pid);
        }

        // A process that died and is not yet buried has no command.
        var command = await CommandOf(Pid, place, cancellationToken);
        return command.Contains("postgres", StringComparison.Ordinal)
            && command.Contains(Data, StringComparison.Ordinal);
    }

    private static string FileOf(Place place) => Path.Combine(place.Data, "postmaster.pid");

    private static (long Key, long Id)? TwoNumbers(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 2
            && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var key)
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)
                ? (key, id)
                : null;
    }

    private static async Task<string> CommandOf(int pid, Place place, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            string[] arguments = ["-ww", "-o", "command=", "-p", pid.ToString(CultureInfo.InvariantCulture)];
            var ran = await ForeignProgram.Run("ps", arguments, Account.Ourselves, place.Folder, cancellationToken);
            return ran.Output;
        }

        try
        {
            // The command of a process is for everyone to read, unlike its folder.
            var command = await File.ReadAllTextAsync($"/proc/{pid}/cmdline", cancellationToken);
            return command.Replace('\0', ' ');
        }
        catch (IOException)
        {
            return ""; // There is no such process, or it has ended while we read.
        }
    }

    private static bool IsPostgres(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName == "postgres";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
