using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>
/// <c>ledger budget show</c> and <c>ledger budget replay</c>: a budget year as it stands, and step by step.
/// </summary>
internal static class BudgetVerb
{
    public static Command Make() => new("budget", "A budget year: as it stands, and step by step.")
    {
        MakeShow(), MakeReplay(),
    };

    private static Command MakeShow()
    {
        var (plan, year) = Which();
        var command = new Command("show", "The lines of a budget year, through a lens.") { plan, year };
        foreach (var option in GlobalOptions.Lens)
        {
            command.Options.Add(option);
        }

        return command.Asking(async (ledger, parse, screen, cancellationToken) =>
        {
            var budget = await Find(ledger, parse.GetValue(plan)!, parse.GetValue(year), cancellationToken);
            var view = await ledger.Budget(budget, GlobalOptions.LensOf(parse), cancellationToken);
            screen.Show(view, o => Print(o, view));
        });
    }

    private static Command MakeReplay()
    {
        var (plan, year) = Which();
        return new Command("replay", "Step by step from the primitive budget.") { plan, year }.Asking(
            async (ledger, parse, screen, cancellationToken) =>
            {
                var budget = await Find(ledger, parse.GetValue(plan)!, parse.GetValue(year), cancellationToken);
                var replay = await ledger.Replay(budget, Lens.Everything, cancellationToken);
                screen.Show(replay, o => Print(o, replay));
            });
    }

    private static (Argument<string> Plan, Option<int> Year) Which() => (
        new Argument<string>("plan") { Description = "The plan." },
        new Option<int>("--year") { Description = "The budget year.", Required = true });

    private static async Task<BudgetId> Find(
        LedgerReader ledger, string plan, int year, CancellationToken cancellationToken)
    {
        var id = PlanId.Parse((await ledger.Only(plan, cancellationToken, SubjectKind.Plan)).Id);
        var years = await ledger.BudgetYears(id, cancellationToken);
        return years.Contains(year)
            ? new BudgetId(id, year)
            : throw CliException.BadInput(
                "unknown-id",
                $"{id} has no budget for {year}"
                + (years.Count == 0 ? "." : $"; it has {string.Join(", ", years)}."));
    }

    private static void Print(IAnsiConsole o, BudgetView view)
    {
        o.MarkupLine($"[bold]Begroting {view.Plan} · {view.Year}[/]");
        o.MarkupLine($"[dim]{Words.Lens(view.Lens).Plain()}[/]");
        var table = new Table().RoundedBorder().AddColumns("post", "kant");
        foreach (var column in new[] { "primitief", "actueel", "realisatie" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var line in view.Lines)
        {
            table.AddRow(
                line.Title.Plain() + (line.Elsewhere is { } where ? $"\n[italic]{where.Plain()}[/]" : ""),
                DutchWords.Say(line.Side), Say(line.Primitive), Say(line.Current), Say(line.Actual));
        }

        table.AddRow(
            "[bold]totaal lasten[/]", "", $"[bold]{Say(view.Total.Primitive)}[/]",
            $"[bold]{Say(view.Total.Current)}[/]",
            Say(view.Total.Actual));
        o.Write(table);
    }

    internal static void Print(IAnsiConsole o, BudgetReplayView replay)
    {
        o.MarkupLine($"[bold]Begroting {replay.Plan} · {replay.Year}, stap voor stap[/]");
        for (var index = 0; index < replay.Steps.Count; index++)
        {
            var step = replay.Steps[index];
            var correction = step.IsCorrection ? " [yellow]rectificatie[/]" : "";
            o.MarkupLine(
                $"stap {index + 1} van {replay.Steps.Count} · {step.DecidedOn.ToDutch()}"
                + $" · {step.Body.Or("publicatie").Plain()}{correction} [dim]{step.Decision.Plain()}[/]");
            foreach (var change in step.Changes)
            {
                var field = change.Field == "bedrag" ? "" : $" {change.Field}";
                o.MarkupLine(
                    $"    {change.Line.Split('/')[^1].Plain()}{field.Plain()}: "
                    + $"{Amount(change.From)} → {Amount(change.To)}");
            }

            o.MarkupLine($"    totaal lasten [bold]{step.Total.ToDutch()}[/]");
        }
    }

    private static string Say(Euro? amount) => amount?.ToDutch() ?? "";

    private static string Amount(string? text) => text is null ? "–" : (Euro.TryParse(text)?.ToDutch() ?? text).Plain();
}
