using System.Text.Json;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>Where the program writes: results on stdout, progress and errors on stderr.</summary>
internal sealed class Screen
{
    private const int WidthOfFiles = 160;

    private readonly bool _json;

    public Screen(bool json)
    {
        _json = json;
        Out = Make(Console.Out, Console.IsOutputRedirected);
        Error = Make(Console.Error, Console.IsErrorRedirected);
    }

    /// <summary>Results for a reader.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>Progress and errors.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Shows a result: as one JSON document for a script, else as a reader wants it.</summary>
    public void Show<T>(T result, Action<IAnsiConsole> readable)
    {
        if (_json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(result, ViewJson.Options));
        }
        else
        {
            readable(Out);
        }
    }

    /// <summary>Says what went wrong, one line a cause.</summary>
    public void Fail(CliException failure)
    {
        if (_json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(
                new { Error = new { failure.Code, Title = failure.Message, failure.Details } }, ViewJson.Options));
        }

        if (failure.Details.Count == 0)
        {
            Console.Error.WriteLine(failure.Message);
        }

        foreach (var detail in failure.Details)
        {
            Console.Error.WriteLine(detail.ToString());
        }
    }

    private static IAnsiConsole Make(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
