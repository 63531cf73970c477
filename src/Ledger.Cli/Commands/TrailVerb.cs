using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger trail</c>: the audit trail, newest first.</summary>
internal static class TrailVerb
{
    public static Command Make()
    {
        var plan = new Option<string?>("--plan") { Description = "Only of this plan and its budgets." };
        var element = new Option<string?>("--element") { Description = "Only about this element or indicator." };
        var from = new Option<string?>("--from") { Description = "Recorded on or after this day." };
        var to = new Option<string?>("--to") { Description = "Recorded on or before this day." };
        var body = new Option<string?>("--body") { Description = "Decided by this body: raad, college, …" };
        var by = new Option<string?>("--by") { Description = "Recorded by this actor." };
        var text = new Option<string?>("--text") { Description = "With all these words." };
        var page = new Option<int>("--page") { Description = "Which page, from 1.", DefaultValueFactory = _ => 1 };
        var before = new Option<long?>("--before")
        {
            Description = "The page behind this position, which is 'next' of the page before it.",
        };
        var command = new Command("trail", "The audit trail.")
        {
            plan, element, from, to, body, by, text, page, before,
        };
        foreach (var option in GlobalOptions.Lens)
        {
            command.Options.Add(option);
        }

        return command.Asking(async (ledger, parse, screen, cancellationToken) =>
        {
            var filter = new TrailFilter(
                parse.GetValue(plan) is { } id
                    ? PlanId.Parse((await ledger.Only(id, cancellationToken, SubjectKind.Plan)).Id)
                    : null,
                parse.GetValue(element), GlobalOptions.Day(parse.GetValue(from), "--from"),
                GlobalOptions.Day(parse.GetValue(to), "--to"), parse.GetValue(body), ActorOf(parse, by),
                parse.GetValue(text));
            var trail = await ledger.Trail(
                filter, GlobalOptions.LensOf(parse), Math.Max(1, parse.GetValue(page)), parse.GetValue(before),
                cancellationToken);
            screen.Show(trail, o => Print(o, trail));
        });
    }

    // For every other verb --actor says who records; here it says whose entries to show.
    private static string? ActorOf(ParseResult parse, Option<string?> by) =>
        parse.GetValue(by)
        ?? (parse.GetResult(GlobalOptions.Actor) is { Implicit: false } ? parse.GetValue(GlobalOptions.Actor) : null);

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
