using System.CommandLine;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger report</c>: what the whole history shows.</summary>
internal static class ReportVerb
{
    public static Command Make() => new("report", "What the whole history shows.")
    {
        Contradictions(), Gaps(), MoreReports.GoalPosts(), MoreReports.Dropped(), MoreReports.Mandate(),
        MoreReports.Completeness(),
    };

    private static Command Contradictions() =>
        new Command("contradictions", "Places that cannot all be right.").Through(
            async (ledger, lens, screen, cancellationToken) =>
        {
            var findings = await ledger.Contradictions(lens, cancellationToken);
            screen.Show(new { Report = "contradictions", Findings = findings }, o =>
            {
                foreach (var finding in findings)
                {
                    o.MarkupLine(
                        $"[yellow]⚠ {DutchKinds.Say(finding.Kind)}[/] [bold]{finding.Title.Plain()}[/]"
                        + $" [dim]{finding.Plan}[/]");
                    foreach (var statement in finding.Statements)
                    {
                        o.MarkupLine(
                            $"    “{statement.Says.Plain()}” [dim]{statement.Source} {statement.Locator.Plain()}[/]");
                    }
                }

                o.WriteLine($"{findings.Count} tegenstrijdigheden.");
            });
        });

    private static Command Gaps() =>
        new Command("gaps", "Years without a source, and plans known only by reference.").Through(
            async (ledger, lens, screen, cancellationToken) =>
        {
            var years = await ledger.Gaps(lens, cancellationToken);
            var plans = (await ledger.Plans(lens, cancellationToken)).Where(p => p.ByReferenceOnly).ToList();
            var findings = years.Select(y => (object)new { Kind = "years", y.From, y.To })
                .Concat(plans.Select(p => (object)new { Kind = "referenceOnly", p.Id, p.Title, p.From, p.To }))
                .ToList();
            screen.Show(new { Report = "gaps", Findings = findings }, o =>
            {
                foreach (var gap in years)
                {
                    o.WriteLine(gap.From == gap.To ? $"{gap.From}: geen bron" : $"{gap.From}–{gap.To}: geen bron");
                }

                foreach (var plan in plans)
                {
                    o.MarkupLine($"alleen genoemd: [bold]{plan.Title.Plain()}[/] [dim]{plan.Id}[/]");
                }
            });
        });
}
