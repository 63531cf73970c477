using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger history</c>: every version of a plan, element, indicator or budget, newest first.</summary>
internal static class HistoryVerb
{
    private const int Shown = 12;

    public static Command Make()
    {
        var id = new Argument<string>("id") { Description = "A plan, element, indicator, target or budget." };
        var command = new Command("history", "Every version, newest first.") { id };
        return command.Asking(async (ledger, parse, screen, cancellationToken) =>
        {
            var subject = await ledger.Only(
                parse.GetValue(id)!, cancellationToken, SubjectKind.Plan, SubjectKind.Element,
                SubjectKind.Indicator, SubjectKind.Target, SubjectKind.Budget, SubjectKind.BudgetLine);
            var versions = await ledger.History(subject, Lens.Everything, cancellationToken);
            screen.Show(versions, o => Print(o, subject, versions));
        });
    }

    private static void Print(IAnsiConsole o, Subject subject, IReadOnlyList<VersionView> versions)
    {
        o.MarkupLine($"[bold]{subject.Title.Plain()}[/] [dim]{subject.Id.Plain()}[/]");
        foreach (var version in versions)
        {
            o.MarkupLine(
                $"[bold]versie {version.Version}[/] · {version.DecidedOn.ToDutch()}"
                + $" · {version.Body.Or("publicatie").Plain()}"
                + $" · geldig vanaf {version.EffectiveFrom.ToDutch()} [dim]{version.Decision.Plain()}"
                + $" · {Words.Marks(version.Provenance, false)}[/]");
            o.MarkupLine($"  {version.Rationale.Plain()}");
            PrintChanges(o, version.Changes);
            foreach (var correction in version.Corrections)
            {
                o.MarkupLine(
                    $"  [yellow]rectificatie[/] {DutchTime.Say(correction.RecordedAt)}: {correction.Why.Plain()}");
                PrintChanges(o, correction.Changes);
            }
        }
    }

    private static void PrintChanges(IAnsiConsole o, IReadOnlyList<Change> changes)
    {
        foreach (var change in changes.Take(Shown))
        {
            var from = change.From is null ? "" : $"[red]{change.From.Plain()}[/] → ";
            o.MarkupLine($"    {change.Field.Plain()}: {from}[green]{change.To.Or("vervallen").Plain()}[/]");
        }

        if (changes.Count > Shown)
        {
            o.MarkupLine($"    [dim]en nog {changes.Count - Shown}; alle met --json[/]");
        }
    }
}
