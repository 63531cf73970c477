using System.CommandLine;
using System.Globalization;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger plans</c>: the plans of the municipality.</summary>
internal static class PlansVerb
{
    public static Command Make() => new Command("plans", "The plans of the municipality.").Through(
        async (ledger, lens, screen, cancellationToken) =>
        {
            var plans = await ledger.Plans(lens, cancellationToken);
            screen.Show(plans, o => Print(o, plans));
        });

    private static void Print(IAnsiConsole o, IReadOnlyList<PlanListItem> plans)
    {
        var table = new Table().RoundedBorder().AddColumns("periode", "plan", "soort", "stand");
        table.AddColumn(new TableColumn("versies").RightAligned());
        table.AddColumn(new TableColumn("elementen").RightAligned());
        foreach (var plan in plans)
        {
            var period = plan.To is { } to ? $"{plan.From}–{to}" : $"{plan.From}–";
            table.AddRow(
                Markup.Escape(period), $"[bold]{Markup.Escape(plan.Title)}[/]\n[dim]{plan.Id}[/]",
                DutchKinds.Say(plan.Kind), Words.Status(plan.Status, plan.ByReferenceOnly),
                plan.Versions.ToString(CultureInfo.InvariantCulture),
                plan.Elements.ToString(CultureInfo.InvariantCulture));
        }

        o.Write(table);
    }
}
