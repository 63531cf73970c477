using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger lineage</c>: the predecessors and successors of an element over the generations.</summary>
internal static class LineageVerb
{
    public static Command Make()
    {
        var id = new Argument<string>("element") { Description = "An element or indicator of a plan." };
        return new Command("lineage", "Predecessors and successors over the generations.") { id }.Asking(
            async (ledger, parse, screen, cancellationToken) =>
            {
                var subject = await ledger.Only(
                    parse.GetValue(id)!, cancellationToken, SubjectKind.Element, SubjectKind.Indicator,
                    SubjectKind.Plan);
                var lineage = await ledger.Lineage(subject, Lens.Everything, cancellationToken);
                screen.Show(lineage, o => Print(o, lineage));
            });
    }

    /// <summary>Only what each generation counted and aimed at first.</summary>
    internal static void PrintShort(IAnsiConsole o, LineageView lineage) => Print(o, lineage with
    {
        Nodes = [.. lineage.Nodes.Select(n => n with { Indicators = [.. n.Indicators.Where(HasValue).Take(3)] })],
    });

    internal static void Print(IAnsiConsole o, LineageView lineage)
    {
        foreach (var node in lineage.Nodes)
        {
            o.MarkupLine($"[bold]{Period(node)}[/] {node.Title.Plain()} [dim]{node.PlanTitle.Plain()}[/]");
            foreach (var link in lineage.Links.Where(l => l.To == node.Id))
            {
                o.MarkupLine(
                    $"    [teal]{DutchKinds.Say(link.Kind)}[/] uit {link.From.Plain()}: {link.Rationale.Plain()}");
            }

            foreach (var indicator in node.Indicators)
            {
                PrintIndicator(o, indicator);
            }
        }
    }

    private static string Period(LineageNode node) =>
        (node.To is { } to ? $"{node.From?.ToDutch()}–{to.ToDutch()}" : $"vanaf {node.From?.ToDutch()}").Plain();

    private static bool HasValue(IndicatorView indicator) =>
        indicator.Baselines.Count + indicator.Measurements.Count + indicator.Targets.Count > 0;

    private static void PrintIndicator(IAnsiConsole o, IndicatorView indicator)
    {
        var readings = indicator.Baselines.Concat(indicator.Measurements)
            .Select(r => $"{DutchWords.Say(r.Value)} ({r.ReferenceDate?.ToDutch() ?? "zonder jaar"})");
        var targets = indicator.Targets.Select(t =>
            t.Horizon is { } year ? $"streef {year}: {t.Text}" : $"streef: {t.Text}");
        o.MarkupLine(
            $"    [blue]◆[/] {indicator.Title.Plain()}: {string.Join(" · ", readings.Concat(targets)).Plain()}");
    }
}
