using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>
/// <c>ledger diff</c>: what differs between two versions of a plan, or between what held on two days.
/// </summary>
internal static class DiffVerb
{
    public static Command Make()
    {
        var id = new Argument<string>("plan") { Description = "The plan." };
        var from = new Argument<string>("from") { Description = "A version number or a date." };
        var to = new Argument<string>("to") { Description = "A version number or a date." };
        return new Command("diff", "What differs between two versions or dates.") { id, from, to }.Asking(
            async (ledger, parse, screen, cancellationToken) =>
            {
                var subject = await ledger.Only(parse.GetValue(id)!, cancellationToken, SubjectKind.Plan);
                var (a, b) = (Moment(parse.GetValue(from)!), Moment(parse.GetValue(to)!));
                var difference = await ledger.Diff(PlanId.Parse(subject.Id), a, b, cancellationToken);
                screen.Show(difference, o => Print(o, difference));
            });
    }

    private static PlanMoment Moment(string text) => PlanMoment.TryParse(text)
        ?? throw CliException.BadInput("bad-option", $"'{text}' is neither a version number nor a date.");

    internal static void Print(IAnsiConsole o, PlanDifference difference)
    {
        o.MarkupLine($"[bold]{difference.Plan}[/]: {difference.From.Plain()} → {difference.To.Plain()}");
        foreach (var item in difference.Added)
        {
            o.MarkupLine($"[green]+[/] {item.Title.Plain()} [dim]{item.Id.Plain()}[/]");
        }

        foreach (var item in difference.Removed)
        {
            o.MarkupLine($"[red]-[/] {item.Title.Plain()} [dim]{item.Id.Plain()}[/]");
        }

        foreach (var change in difference.Changed)
        {
            o.MarkupLine(
                $"[yellow]~[/] {change.Path.Plain()}: [red]{change.From.Or("–").Plain()}[/] → "
                + $"[green]{change.To.Or("–").Plain()}[/]");
        }

        if (difference is { Added.Count: 0, Removed.Count: 0, Changed.Count: 0 })
        {
            o.WriteLine("Geen verschil.");
        }
    }
}
