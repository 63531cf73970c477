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
            Description = "Where to listen; several divided by semicolons. For others than this machine only with "
                + "https or a proxy (ops/access.md).",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        return new Command("serve", "The web, until Ctrl-C.") { urls }.With(
            async (session, parse, screen, cancellationToken) =>
            {
                const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
                var at = parse.GetValue(urls)!.Split(';', Words);
                var served = await Serving.Start(session, at, cancellationToken);
                screen.Show(new { served.Url, served.SignIn }, o => Print(o, served));
                await Serving.Wait(served.Web, cancellationToken);
                return ExitCode.Done;
            });
    }

    private static void Print(IAnsiConsole o, Served served)
    {
        o.MarkupLineInterpolated($"[bold]{served.Url}[/] – Ctrl-C ends it.");
        if (served.SignIn is { } link)
        {
            o.MarkupLineInterpolated($"Signs in once, to record: [bold]{link}[/]");
        }
    }
}
