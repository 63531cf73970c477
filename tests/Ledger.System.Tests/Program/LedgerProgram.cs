using System.Diagnostics;
using System.Text.Json;
using Shouldly;

namespace Ledger.System.Tests.Program;

/// <summary>
/// Runs the program as its users do, from its command line: at a home and when it is killed as a process of its own,
/// against a database in one that may have run before.
/// </summary>
internal static class LedgerProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Runs with these arguments against a database.</summary>
    public static Task<Run> On(string database, params string[] arguments) =>
        Warm(new Dictionary<string, string> { ["LEDGER_DATABASE"] = database }, arguments);

    /// <summary>Runs with these arguments against a database, with what is kept beside it under a home.</summary>
    public static Task<Run> On(string database, string home, string[] arguments) => Warm(
        new Dictionary<string, string> { ["LEDGER_DATABASE"] = database, ["LEDGER_HOME"] = home }, arguments);

    /// <summary>Runs against a database, with a variable more in its environment.</summary>
    public static Task<Run> With(string database, string name, string value, params string[] arguments) =>
        Warm(new Dictionary<string, string> { ["LEDGER_DATABASE"] = database, [name] = value }, arguments);

    /// <summary>Runs with a database of the program's own, under a home.</summary>
    public static Task<Run> AtHome(string home, params string[] arguments) =>
        Start(new Dictionary<string, string> { ["LEDGER_HOME"] = home, ["LEDGER_DATABASE"] = "" }, arguments);

    /// <summary>
    /// Runs with these arguments against a database, and is killed as by <c>kill -9</c> when it has said so many lines
    /// on stderr; gives how many it said.
    /// </summary>
    public static async Task<int> Killed(string database, int afterLines, params string[] arguments)
    {
        using var process = Process.Start(
            Prepared(new Dictionary<string, string> { ["LEDGER_DATABASE"] = database }, arguments))!;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var said = 0;
        while (said < afterLines && await process.StandardError.ReadLineAsync(limit.Token) is not null)
        {
            said++;
        }

        process.Kill();
        await process.WaitForExitAsync(limit.Token);
        await output;
        return said;
    }

    private static async Task<Run> Warm(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        using var limit = new CancellationTokenSource(Longest);
        return await WarmProgram.Run(
            () => Prepared(new Dictionary<string, string>(), []),
            new WarmCommand(arguments, environment),
            limit.Token);
    }

    private static async Task<Run> Start(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        using var process = Process.Start(Prepared(environment, arguments))!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Run(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo Prepared(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ledger.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}

/// <summary>What a run of the program came to.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>The one JSON document on stdout.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The lines on stderr.</summary>
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The JSON of a run that must have ended well.</summary>
    public JsonElement Done()
    {
        ExitCode.ShouldBe(0, Error + Output);
        return Json;
    }
}
