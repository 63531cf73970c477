using System.CommandLine;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger serve</c>: the pages, until Ctrl-C.</summary>
internal static class ServeVerb
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, on this machine only; several divided by semicolons.",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        return new Command("serve", "The web, until Ctrl-C.") { urls }.With(
            async (session, parse, screen, cancellationToken) =>
            {
                const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
                var at = parse.GetValue(urls)!.Split(';', Words);
                var (web, url) = await Serving.Start(session, at, cancellationToken);
                screen.Show(new { Url = url }, o => o.MarkupLineInterpolated($"[bold]{url}[/] – Ctrl-C ends it."));
                await Serving.Wait(web, cancellationToken);
                return ExitCode.Done;
            });
    }
}
