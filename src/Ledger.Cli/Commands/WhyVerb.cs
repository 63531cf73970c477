using System.CommandLine;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger why</c>: the chain of one value, newest first.</summary>
internal static class WhyVerb
{
    public static Command Make()
    {
        var id = new Argument<string>("id") { Description = "A target, indicator, element or budget line." };
        var command = new Command("why", "The chain of one value, newest first.") { id };
        foreach (var option in GlobalOptions.Lens)
        {
            command.Options.Add(option);
        }

        return command.Asking(async (ledger, parse, screen, cancellationToken) =>
        {
            var subject = await ledger.Only(
                parse.GetValue(id)!, cancellationToken, SubjectKind.Target, SubjectKind.Indicator,
                SubjectKind.BudgetLine,
                SubjectKind.Element, SubjectKind.Plan, SubjectKind.Budget);
            var why = await ledger.Why(subject, GlobalOptions.LensOf(parse), cancellationToken);
            screen.Show(why, o => Print(o, why));
        });
    }

    internal static void Print(IAnsiConsole o, WhyView why)
    {
        o.MarkupLine(
            $"[bold]{why.Title.Plain()}[/]: [green]{why.Value.Or("geen waarde").Plain()}[/]"
            + $" [dim]{why.Subject.Plain()}[/]");
        foreach (var step in why.Chain)
        {
            PrintStep(o, step);
        }

        foreach (var advice in why.Advice)
        {
            var answered = advice.AnsweredOn is { } on ? $", beantwoord {on.ToDutch()}" : ", niet beantwoord";
            o.MarkupLine(
                $"  [blue]advies[/] {advice.By.Plain()} {advice.Date.ToDutch()}: rang {advice.Rank}{answered}");
        }

        foreach (var contradiction in why.Contradictions)
        {
            o.MarkupLine($"  [yellow]⚠ {contradiction.Title.Plain()}[/]");
            foreach (var statement in contradiction.Statements)
            {
                o.MarkupLine(
                    $"      “{statement.Says.Plain()}” [dim]{statement.Source} {statement.Locator.Plain()}[/]");
            }
        }
    }

    private static void PrintStep(IAnsiConsole o, WhyStep step)
    {
        var decided = step.Basis == "published" ? "bekendgemaakt" : "besloten";
        foreach (var change in step.Changes)
        {
            var from = change.From is null ? "" : $"[red]{change.From.Plain()}[/] → ";
            o.MarkupLine($"  {change.Field.Plain()}: {from}[green]{change.To.Or("vervallen").Plain()}[/]");
        }

        o.MarkupLine(
            $"      {decided} {step.DecidedOn.ToDutch()} door {step.Body.Or("–").Plain()}, geldig vanaf "
            + $"{step.EffectiveFrom.ToDutch()} [dim]{step.RestsOn.Plain()}[/]");
        o.MarkupLine($"      reden: {step.Rationale.Plain()}");
        foreach (var citation in step.Citations)
        {
            o.MarkupLine($"      waar: {Words.Place(citation).Plain()}");
        }

        o.MarkupLine(
            $"      [dim]{step.What} {step.Position} · vastgelegd {DutchTime.Say(step.RecordedAt)} door {step.Actor} · "
            + $"{DutchKinds.Say(step.Provenance)} · {step.Together - 1} andere uit hetzelfde besluit[/]");
    }
}
