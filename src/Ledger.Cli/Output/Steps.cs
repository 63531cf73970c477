using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>Shows on stderr what the program is doing: a spinner on a terminal, plain lines elsewhere.</summary>
internal sealed class Steps(IAnsiConsole console)
{
    public async Task<T> Do<T>(string name, Func<IProgress<string>, Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        var result = console.Profile.Capabilities.Interactive
            ? await console.Status()
                .StartAsync(name, context => work(new Said(text => context.Status($"{name}: {text.Plain()}"))))
            : await work(new Said(text => console.WriteLine($"  {text}")));
        var outcome = result is string text ? $" {text}" : "";
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"[green]✓[/] {name}{outcome.Plain()} [dim]{clock.Elapsed.TotalSeconds:0.0} s[/]"));
        return result;
    }

    private sealed class Said(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say(value);
    }
}
