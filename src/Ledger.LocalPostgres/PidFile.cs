using System.Diagnostics;
using System.Globalization;

namespace Ledger.LocalPostgres;

/// <summary>What <c>postmaster.pid</c> says: the server that has the cluster in its hands, or had when it died.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Port">The port it was started with.</param>
internal sealed record PidFile(int Pid, int Port)
{
    // More than any system gives out (Linux stops at 4194304), so never a process.
    private const string NoProcess = "2147483646";

    private static string FileOf(Place place) => Path.Combine(place.Data, "postmaster.pid");

    /// <summary>Reads it: pid, data folder, start, port, … a line each. Null when there is none, or half of one.</summary>
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
                ? new PidFile(pid, port)
                : null;
    }

    /// <summary>
    /// Makes a pid file that a dead server left harmless. PostgreSQL takes a file of a dead process for stale itself,
    /// but not when another process has got that number since. The file is kept with a number that is no process:
    /// its line on shared memory still guards against processes of the dead server that live on.
    /// </summary>
    public static void Defuse(Place place)
    {
        if (File.Exists(FileOf(place)))
        {
            var lines = File.ReadAllLines(FileOf(place));
            if (lines.Length >= 7)
            {
                lines[0] = NoProcess;
                place.WritePrivate(FileOf(place), string.Join('\n', lines) + "\n");
            }
            else
            {
                File.Delete(FileOf(place));
            }
        }

        Place.Remove(place.Socket);
    }

    /// <summary>Whether that process is there and is the server of this cluster, and not another with its number.</summary>
    public bool IsAlive(Place place)
    {
        if (OperatingSystem.IsLinux())
        {
            // The command of a process is for everyone to read, unlike its folder. A dead one not yet buried has none.
            var command = $"/proc/{Pid}/cmdline";
            return File.Exists(command) && IsServerOf(place, ReadAllText(command).Replace('\0', ' '));
        }

        try
        {
            using var process = Process.GetProcessById(Pid);
            return process.ProcessName is "postgres" or "postmaster";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsServerOf(Place place, string command) =>
        command.Contains("postgres", StringComparison.Ordinal) && command.Contains(place.Data, StringComparison.Ordinal);

    // The process may end between the look and the read.
    private static string ReadAllText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
