using System.CommandLine;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger trail</c>: the audit trail, newest first.</summary>
internal static class TrailVerb
{
    public static Command Make()
    {
        var which = new TrailOptions();
        var page = new Option<int>("--page") { Description = "Which page, from 1.", DefaultValueFactory = _ => 1 };
        var before = new Option<long?>("--before")
        {
            Description = "The page behind this position, which is 'next' of the page before it.",
        };
        var command = new Command("trail", "The audit trail.") { page, before };
        foreach (var option in which.All.Concat(GlobalOptions.Lens))
        {
            command.Options.Add(option);
        }

        return command.Asking(async (ledger, parse, screen, cancellationToken) =>
        {
            var filter = await which.Read(ledger, parse, cancellationToken);
            var trail = await ledger.Trail(
                filter, GlobalOptions.LensOf(parse), Math.Max(1, parse.GetValue(page)), parse.GetValue(before),
                cancellationToken);
            screen.Show(trail, o => Print(o, trail));
        });
    }

    private static void Print(IAnsiConsole o, TrailView trail)
    {
        var more = trail.IsMore ? "meer dan " : "";
        o.MarkupLine($"[bold]{more}{trail.Total} gebeurtenissen[/], bladzijde {trail.Page}");
        foreach (var entry in trail.Entries)
        {
            o.MarkupLine(
                $"[dim]{entry.Position,6} {DutchTime.Say(entry.Time)} {entry.Actor}[/] [teal]{entry.Action}[/] "
                + $"{entry.ObjectTitle.Plain()} [dim]{entry.Object.Plain()}[/]");
            o.MarkupLine($"       {entry.Result.Plain()} [dim]({entry.Origin.Plain()})[/]");
        }
    }
}
