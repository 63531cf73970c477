using System.Globalization;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store.Seal;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>What the demonstration has put into the ledger, counted.</summary>
internal sealed record DemoSummary(
    TenantId Tenant, int Plans, int Elements, int Indicators, int Targets, int Readings, int BudgetLines, int Decisions,
    int Sources, long Events, int Contradictions, IReadOnlyList<GapView> Gaps, CheckpointView Checkpoint,
    string? Url, string? SignIn)
{
    public static DemoSummary Of(TenantId tenant, LedgerCounts counts, Checkpoint checkpoint) => new(
        tenant, counts.Plans, counts.Elements, counts.Indicators, counts.Targets, counts.Readings, counts.BudgetLines,
        counts.Decisions, counts.Sources, counts.Events, counts.Contradictions, counts.Gaps,
        CheckpointView.Of(checkpoint), null, null);

    public static void Print(IAnsiConsole o, DemoSummary summary)
    {
        var grid = new Grid().AddColumn().AddColumn(new GridColumn().RightAligned());
        foreach (var (name, count) in new (string, long)[]
        {
            ("plannen", summary.Plans), ("elementen", summary.Elements), ("indicatoren", summary.Indicators),
            ("streefwaarden", summary.Targets), ("nulmetingen en metingen", summary.Readings),
            ("begrotingsposten", summary.BudgetLines), ("besluiten en adviezen", summary.Decisions),
            ("bronnen", summary.Sources), ("tegenstrijdigheden", summary.Contradictions),
            ("gebeurtenissen", summary.Events),
        })
        {
            grid.AddRow(name, count.ToString("N0", CultureInfo.GetCultureInfo("nl-NL")));
        }

        o.Write(new Panel(grid).Header($"Dronten ({summary.Tenant})").RoundedBorder());
        o.WriteLine("Jaren zonder bron: " + string.Join(
            ", ", summary.Gaps.Select(g => g.From == g.To ? $"{g.From}" : $"{g.From}–{g.To}")));
        o.WriteLine($"Verzegeld: {summary.Checkpoint.Size} gebeurtenissen, wortel {summary.Checkpoint.Root}");
        if (summary.Url is { } url)
        {
            o.MarkupLineInterpolated($"De bladzijden: [bold]{url}[/] – Ctrl-C eindigt.");
        }

        if (summary.SignIn is { } link)
        {
            o.MarkupLineInterpolated($"Om vast te leggen, meldt deze link u één keer aan: [bold]{link}[/]");
        }
    }
}

/// <summary>What is sealed, as scripts get it.</summary>
/// <param name="Size">How many events.</param>
/// <param name="Root">The root of the Merkle tree over them, in base64.</param>
internal sealed record CheckpointView(long Size, string Root)
{
    public static CheckpointView Of(Checkpoint checkpoint) => new(checkpoint.Size, checkpoint.Root.ToString());
}
