using System.CommandLine;
using Ledger.Dossier;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger check-citations</c>: looks every citation up in the text of the documents.</summary>
internal static class CheckCitationsVerb
{
    public static Command Make()
    {
        var documents = new Option<string>("--documents")
        {
            Description = "The folder with the texts.",
            Required = true,
        };
        var command = new Command("check-citations", "Look every citation up in the documents' text.") { documents };
        return command.With(async (session, parse, screen, cancellationToken) =>
        {
            var folder = parse.GetValue(documents)!;
            if (!Directory.Exists(folder))
            {
                throw CliException.BadInput("bad-option", $"--documents: there is no folder '{folder}'.");
            }

            var result = await CitationCheck.Run(session.Log, session.Tenant, folder, cancellationToken);
            screen.Show(result, o => Print(o, result));
            return result.Missing.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        });
    }

    private static void Print(IAnsiConsole o, CitationCheckResult result)
    {
        foreach (var missing in result.Missing)
        {
            var at = missing.File is { } file ? $"{file}:{missing.Line}: " : "";
            o.MarkupLine(
                $"[red]niet gevonden[/] {at.Plain()}{missing.Source} {missing.Locator.Plain()}: "
                + $"“{missing.Sought.Plain()}”");
        }

        o.WriteLine(
            $"{result.Citations} vindplaatsen: {result.Found} gevonden, {result.Explained} verklaard, "
            + $"{result.Unchecked} van bronnen zonder tekst, {result.Missing.Count} niet gevonden.");
    }
}
