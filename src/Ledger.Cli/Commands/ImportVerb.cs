using System.CommandLine;
using Ledger.Dossier;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger import</c>: compares a dossier with the ledger and records what differs.</summary>
internal static class ImportVerb
{
    public static Command Make()
    {
        var path = new Argument<string>("path") { Description = "A dossier folder, or one file of it." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be recorded." };
        var command = new Command("import", "Compare a dossier with the ledger; record what differs.") { path, dryRun };
        return command.With(async (session, parse, screen, cancellationToken) =>
        {
            var actor = parse.GetResult(GlobalOptions.Actor) is { Implicit: false }
                ? GlobalOptions.ActorOf(parse)
                : (Domain.Actor?)null;
            var options = new ImportOptions(parse.GetValue(dryRun), actor);
            if (!options.DryRun)
            {
                await session.Note(parse, "vastleggen", $"import {parse.GetValue(path)}", cancellationToken);
            }

            var result = await new Steps(screen.Error).Do("import", progress => DossierImporting.Run(
                session, parse.GetValue(path)!, options, progress, cancellationToken));
            screen.Show(View(result), o => Print(o, result, options.DryRun));
            return ExitCode.Done;
        });
    }

    private static object View(ImportResult result) => new
    {
        result.Recorded,
        result.Unchanged,
        Commands = result.Commands.Select(c => new { c.Command, c.Stream, c.Summary }),
        result.Missing,
        result.LeftAlone,
    };

    private static void Print(IAnsiConsole o, ImportResult result, bool dryRun)
    {
        foreach (var command in result.Commands)
        {
            o.MarkupLine($"[green]+[/] {command.Summary.Plain()} [dim]{command.Stream.Plain()}[/]");
        }

        foreach (var notice in result.Missing)
        {
            o.MarkupLine(
                $"[yellow]niet meer in het dossier:[/] {notice.Summary.Plain()} [dim]{notice.Stream.Plain()}[/]");
        }

        foreach (var notice in result.LeftAlone)
        {
            o.MarkupLine($"[yellow]ongemoeid gelaten:[/] {notice.Summary.Plain()} [dim]{notice.Stream.Plain()}[/]");
        }

        o.WriteLine(dryRun
            ? $"{result.Commands.Count} zouden worden vastgelegd, {result.Unchanged} ongewijzigd."
            : $"{result.Recorded} vastgelegd, {result.Unchanged} ongewijzigd.");
    }
}
