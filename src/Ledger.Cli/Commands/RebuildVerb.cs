using System.CommandLine;
using System.Globalization;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger rebuild</c>: makes projections anew beside the live ones, compares them and swaps.</summary>
internal static class RebuildVerb
{
    public static Command Make()
    {
        var names = new Argument<string[]>("projection")
        {
            Description = "Which projections; all when none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        return new Command("rebuild", "Rebuild projections beside the live ones, compare and swap.") { names }
            .With(async (session, parse, screen, cancellationToken) =>
            {
                var results = new List<RebuildResult>();
                var models = Models(parse.GetValue(names) ?? []).ToList();
                await session.Note(
                    parse, "projecties herbouwen", string.Join(' ', models.Select(m => m.Name)), cancellationToken);
                foreach (var model in models)
                {
                    var rebuild = new Rebuild(session.Database, session.Log, model);
                    results.Add(await rebuild.Run(new RebuildShown(screen.Error), cancellationToken));
                }

                screen.Show(new { Projections = results }, o => results.ForEach(r => Print(o, r)));
                return results.TrueForAll(r => r.Same) ? ExitCode.Done : ExitCode.Refused;
            });
    }

    private static IEnumerable<ReadModel> Models(string[] names)
    {
        var known = string.Join(", ", ReadModel.All.Select(m => m.Name));
        var unknown = names.FirstOrDefault(n => ReadModel.All.All(m => m.Name != n));
        return unknown is null
            ? ReadModel.All.Where(m => names.Length == 0 || names.Contains(m.Name))
            : throw CliException.BadInput(
                "unknown-projection",
                $"There is no projection '{unknown}'; there are {known}.");
    }

    private static void Print(IAnsiConsole o, RebuildResult result)
    {
        var seconds = result.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        var same = result.Error ?? (result.Same ? "gelijk" : "verschilt");
        o.MarkupLine($"[bold]{result.Name}[/]: {result.Events} gebeurtenissen in {seconds} s, {same.Plain()}");
        foreach (var difference in result.Differences)
        {
            o.MarkupLine($"  [yellow]{difference.Plain()}[/]");
        }
    }
}
