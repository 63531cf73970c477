using System.ComponentModel;
using System.Diagnostics;

namespace Ledger.LocalPostgres;

/// <summary>What came of a program that ran to its end.</summary>
/// <param name="ExitCode">0 when it did what was asked.</param>
/// <param name="Output">What it said.</param>
/// <param name="Complaints">What it said about what went wrong.</param>
internal sealed record Ran(int ExitCode, string Output, string Complaints)
{
    public bool Well => ExitCode == 0;

    /// <summary>The last line that says something, without a full stop: the cause, for use in a sentence.</summary>
    public string LastLine =>
        $"{Output}\n{Complaints}".Split('\n')
            .Select(line => line.Trim().TrimEnd('.'))
            .LastOrDefault(line => line.Length > 0)
        ?? $"exit code {ExitCode}";
}

/// <summary>Runs the programs of PostgreSQL and npm.</summary>
internal static class ForeignProgram
{
    private static readonly TimeSpan LongestEcho = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs a program as a user, in a folder that this user can reach. A program that cannot be started at all
    /// gives exit code 127, as a shell would.
    /// </summary>
    public static async Task<Ran> Run(
        string program, IEnumerable<string> arguments, Account account, string folder,
        CancellationToken cancellationToken = default)
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, account, folder) };
        try
        {
            process.Start();
        }
        catch (Win32Exception trouble)
        {
            return new Ran(127, "", trouble.Message);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var complaints = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            // A server that the program left running may hold on to these on some systems: they end when it does.
            var all = Task.WhenAll(output, complaints);
            await Task.WhenAny(all, Task.Delay(LongestEcho, cancellationToken));
            return all.IsCompletedSuccessfully
                ? new Ran(process.ExitCode, await output, await complaints)
                : new Ran(process.ExitCode, "", "");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo StartInfo(
        string program, IEnumerable<string> arguments, Account account, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (account.Name is { } user)
        {
            start.UserName = user;
        }

        // PGDATA, PGPORT and their like would lead PostgreSQL's programs to another cluster than ours.
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)))
        {
            start.Environment.Remove(variable);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        return start;
    }
}
