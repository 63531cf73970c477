using System.CommandLine;
using System.Globalization;
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
            (ledger, parse, screen) =>
            {
                var plan = PlanId.Parse(ledger.Find(parse.GetValue(id)!, SubjectKind.Plan).Id);
                var (a, b) = (parse.GetValue(from)!, parse.GetValue(to)!);
                var difference = PlanDiff.Between(State(ledger, plan, a), State(ledger, plan, b), a, b);
                screen.Show(difference, o => Print(o, difference));
                return ExitCode.Done;
            });
    }

    private static PlanView State(LedgerSnapshot ledger, PlanId plan, string at)
    {
        // Four digits are a year; a plan never has a thousand versions.
        if (at.Length < 4 && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return PlanDiff.AtVersion(ledger, plan, version);
        }

        var day = GlobalOptions.Day(at, "version or date");
        return PlanStanding.Through(plan, ledger.Of(plan.Stream), new Lens(Effective: day));
    }

    private static void Print(IAnsiConsole o, PlanDifference difference)
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
