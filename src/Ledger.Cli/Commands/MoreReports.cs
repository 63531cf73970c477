using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>The reports on goal posts, what was dropped in silence, mandate and completeness.</summary>
internal static class MoreReports
{
    public static Command GoalPosts() =>
        new Command("goalposts", "Goal posts that were moved.").Through(
            Show("goalposts", (l, lens, token) => l.GoalPosts(lens, token), (o, f) =>
            {
                o.MarkupLine($"[yellow]{f.Says.Plain()}[/]: [bold]{f.Title.Plain()}[/] [dim]{f.Subject.Plain()}[/]");
                o.MarkupLine(
                    $"    [red]{f.From.Or("–").Plain()}[/] → [green]{f.To.Or("vervallen").Plain()}[/]"
                    + $" · {f.DecidedOn.ToDutch()}");
            }));

    public static Command Dropped() =>
        new Command("dropped", "Goals without a declared successor in the next generation.")
            .Through(Show("dropped", (l, lens, token) => l.Dropped(lens, token), (o, f) =>
            {
                var part = f.PartSucceeded ? " [dim](een deel ervan of het geheel wel)[/]" : "";
                o.MarkupLine($"[teal]{DutchKinds.Say(f.Kind)}[/] {f.Title.Plain()}{part} [dim]{f.Id.Plain()}[/]");
            }));

    public static Command Mandate() =>
        new Command("mandate", "Whether the body decided whose task it is.").Through(
            Show("mandate", (l, lens, token) => l.Mandate(lens, token), (o, f) =>
            {
                var verdict = f.Verdict switch
                {
                    MandateVerdict.Within => "[green]✓ binnen mandaat[/]",
                    MandateVerdict.Outside => $"[yellow]⚠ mandaat van {f.Expected}[/]",
                    _ => "[dim]geen regel[/]",
                };
                o.MarkupLine(
                    $"{verdict} {f.Title.Plain()}: {f.Body.Or("onbekend").Plain()}, {f.DecidedOn.ToDutch()}"
                    + $" [dim]{f.Decision.Plain()}[/]");
            }));

    public static Command Completeness() =>
        new Command("completeness", "What the documents have, and what of it is in the ledger.")
            .Through(Show("completeness", (l, lens, token) => l.Completeness(lens, token), (o, f) =>
            {
                o.MarkupLine($"[bold]{f.Generation}[/]");
                o.MarkupLine(
                    $"    documenten {f.Documents.Have} van {f.Documents.Of}"
                    + $" · tabelrijen {f.Tables.Have} van {f.Tables.Of}");
                o.MarkupLine(
                    $"    doelen en resultaten met indicator {f.Elements.Have} van {f.Elements.Of}"
                    + $" · indicatoren {f.Indicators.Of}: nulmeting {f.Indicators.WithBaseline}, "
                    + $"streefwaarde {f.Indicators.WithTarget}, meting {f.Indicators.WithMeasurement}");
                foreach (var source in f.Sources.Where(s => s.Missing.Count > 0))
                {
                    o.MarkupLine($"    [yellow]mist[/] {source.Source}: {string.Join(", ", source.Missing).Plain()}");
                }
            }));

    private static Func<LedgerReader, Lens, Screen, CancellationToken, Task> Show<T>(
        string report, Func<LedgerReader, Lens, CancellationToken, Task<IReadOnlyList<T>>> ask,
        Action<IAnsiConsole, T> print) =>
        async (ledger, lens, screen, cancellationToken) =>
        {
            var findings = await ask(ledger, lens, cancellationToken);
            screen.Show(new { Report = report, Findings = findings }, o =>
            {
                foreach (var finding in findings)
                {
                    print(o, finding);
                }

                o.WriteLine(findings.Count == 0 ? "Niets gevonden." : $"{findings.Count} bevindingen.");
            });
        };
}
