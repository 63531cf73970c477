using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using Ledger.System.Tests.Program;

/// <summary>
/// Named in DOTNET_STARTUP_HOOKS, it makes a process of the program answer one command line after the other: what the
/// program is compiled to on its first run serves the next. A fault or an exit ends the process, as it always would.
/// </summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime before the program.</summary>
    public static void Initialize()
    {
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        var program = AssemblyLoadContext.Default
            .LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "ledger.dll")).EntryPoint!;
        var commands = Console.In;
        Console.SetIn(TextReader.Null);
        using var output = Console.OpenStandardOutput();
        using var error = Console.OpenStandardError();
        while (commands.ReadLine() is { } line)
        {
            var command = JsonSerializer.Deserialize<WarmCommand>(line)!;
            foreach (var (name, value) in command.Environment)
            {
                Environment.SetEnvironmentVariable(name, value);
            }

            var exitCode = program.Invoke(
                null, BindingFlags.DoNotWrapExceptions, null, [command.Arguments], null);
            foreach (var name in command.Environment.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }

            error.Write([(byte)WarmProgram.End]);
            output.Write(Encoding.UTF8.GetBytes($"{WarmProgram.End}{exitCode}\n"));
        }

        Environment.Exit(0);
    }
}
