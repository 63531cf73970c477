using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger plan</c>: the tree of a plan through a lens, with indicators, baselines and targets.</summary>
internal static class PlanVerb
{
    public static Command Make()
    {
        var id = new Argument<string>("id") { Description = "The plan." };
        var command = new Command("plan", "The tree of a plan through a lens.") { id };
        foreach (var option in GlobalOptions.Lens)
        {
            command.Options.Add(option);
        }

        return command.Asking(async (ledger, parse, screen, cancellationToken) =>
        {
            var subject = await ledger.Only(parse.GetValue(id)!, cancellationToken, SubjectKind.Plan);
            var plan = await ledger.Plan(PlanId.Parse(subject.Id), GlobalOptions.LensOf(parse), cancellationToken);
            screen.Show(plan, o => Print(o, plan));
        });
    }

    internal static void Print(IAnsiConsole o, PlanView plan)
    {
        o.MarkupLine($"[bold]{(plan.Title ?? plan.Id.ToString()).Plain()}[/]");
        o.MarkupLine($"[dim]{Words.Lens(plan.Lens).Plain()} · {Words.Status(plan.Status, plan.ByReferenceOnly)}[/]");
        if (plan.Elements.Count == 0)
        {
            o.WriteLine("Door deze lens is er niets te zien.");
            return;
        }

        foreach (var element in plan.Elements)
        {
            PrintElement(o, element);
        }

        PrintContradictions(o, plan);
    }

    private static void PrintElement(IAnsiConsole o, ElementView element)
    {
        var indent = new string(' ', 2 * element.Depth);
        var number = element.Number is { } n ? $" {n}" : "";
        var warning = element.Contradictions.Count > 0 ? " [yellow]⚠[/]" : "";
        o.MarkupLine(
            $"{indent}[teal]{DutchKinds.Say(element.Kind)}{number.Plain()}[/] {element.Title.Plain()}{warning}");
        if (element.Schedule is { } schedule)
        {
            var line = string.Join(" · ", new[] { schedule.Responsible, schedule.When }.Where(p => p is not null));
            o.MarkupLine($"{indent}  [dim]{line.Plain()}[/]");
        }

        foreach (var indicator in element.Indicators)
        {
            PrintIndicator(o, indicator, indent + "  ");
        }
    }

    private static void PrintIndicator(IAnsiConsole o, IndicatorView indicator, string indent)
    {
        var warning = indicator.Contradictions.Count > 0 ? " [yellow]⚠ tegenstrijdig[/]" : "";
        o.MarkupLine($"{indent}[blue]◆[/] {indicator.Title.Plain()}{warning}");
        foreach (var baseline in indicator.Baselines)
        {
            o.MarkupLine($"{indent}  nulmeting  {Reading(baseline)}");
        }

        foreach (var measurement in indicator.Measurements)
        {
            o.MarkupLine($"{indent}  meting     {Reading(measurement)}");
        }

        foreach (var target in indicator.Targets)
        {
            var scope = target.Scope is Domain.Plans.Scope.Municipality ? "" : $" ({DutchWords.Say(target.Scope)})";
            o.MarkupLine($"{indent}  [bold]streef[/]     {target.Horizon} {target.Text.Plain()}{scope.Plain()}");
        }
    }

    private static string Reading(ReadingView reading)
    {
        var national = reading.Scope is Domain.Plans.Scope.Municipality
            ? ""
            : $" [italic]{DutchWords.Say(reading.Scope).Plain()}[/]";
        return $"{reading.Text.Plain()}{national} [dim]{reading.ReferenceDate?.ToDutch()}[/]";
    }

    private static void PrintContradictions(IAnsiConsole o, PlanView plan)
    {
        if (plan.Contradictions.Count == 0)
        {
            return;
        }

        o.WriteLine();
        o.MarkupLine($"[yellow]⚠ {plan.Contradictions.Count} tegenstrijdigheden[/]");
        foreach (var contradiction in plan.Contradictions)
        {
            o.MarkupLine($"  {contradiction.Title.Plain()}");
        }
    }
}
