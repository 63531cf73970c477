using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ledger.System.Tests.Program;

/// <summary>A command line for a process of the program that is at work already.</summary>
internal sealed record WarmCommand(string[] Arguments, IReadOnlyDictionary<string, string> Environment);

/// <summary>
/// A process of the program that has run before and runs again: starting it is most of what a short run costs.
/// </summary>
internal sealed class WarmProgram
{
    /// <summary>Follows what one run said.</summary>
    public const char End = '\u0004';

    private static readonly ConcurrentBag<WarmProgram> Waiting = [];

    private readonly Process _process;

    private WarmProgram(ProcessStartInfo start) => _process = Process.Start(start)!;

    /// <summary>Runs once, in a process that waits or in a new one.</summary>
    public static async Task<Run> Run(
        Func<ProcessStartInfo> start, WarmCommand command, CancellationToken cancellationToken)
    {
        if (!Waiting.TryTake(out var program))
        {
            var hooked = start();
            hooked.Environment["DOTNET_STARTUP_HOOKS"] = typeof(WarmProgram).Assembly.Location;
            hooked.Environment["DOTNET_TC_CallCountThreshold"] = "400"; // in hexadecimal; as the tests themselves
            hooked.Environment["DOTNET_TieredPGO"] = "0";
            hooked.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // nothing here to guard code from
            hooked.Environment["DOTNET_GCgen0size"] = "4000000"; // in hexadecimal
            program = new WarmProgram(hooked);
        }

        try
        {
            return await program.Run(command, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            program._process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private async Task<Run> Run(WarmCommand command, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(
            JsonSerializer.Serialize(command).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var error = Said(_process.StandardError, cancellationToken);
        var (output, isOver) = await Said(_process.StandardOutput, cancellationToken);
        if (isOver)
        {
            await _process.WaitForExitAsync(cancellationToken);
            return new Run(_process.ExitCode, output, (await error).Text);
        }

        var exitCode = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        var run = new Run(int.Parse(exitCode!, CultureInfo.InvariantCulture), output, (await error).Text);
        Waiting.Add(this);
        return run;
    }

    // Up to the end of the run, or of the process.
    private static async Task<(string Text, bool IsOver)> Said(StreamReader reader, CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        var one = new char[1];
        while (await reader.ReadAsync(one.AsMemory(), cancellationToken) == 1)
        {
            if (one[0] == End)
            {
                return (said.ToString(), false);
            }

            said.Append(one[0]);
        }

        return (said.ToString(), true);
    }
}
