using System.CommandLine;
using Ledger.Domain;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger knowledge</c>: what was known of a plan on one day about a year, and what came since.</summary>
internal static class KnowledgeVerb
{
    public static Command Make()
    {
        var id = new Argument<string>("plan") { Description = "The plan." };
        var on = new Option<string>("--on") { Description = "The day of the meeting.", Required = true };
        var about = new Option<int>("--about") { Description = "The year asked about.", Required = true };
        return new Command("knowledge", "What the council knew on a day about a year, and what came since.")
        {
            id, on, about,
        }.Asking(async (ledger, parse, screen, cancellationToken) =>
        {
            var year = parse.GetValue(about);
            if (year is < 1900 or > 2200)
            {
                throw CliException.BadInput("bad-option", $"--about: {year} is not a year.");
            }

            var subject = await ledger.Only(parse.GetValue(id)!, cancellationToken, SubjectKind.Plan);
            var day = GlobalOptions.Day(parse.GetValue(on), "--on")!.Value;
            var known = await ledger.Knowledge(PlanId.Parse(subject.Id), day, year, cancellationToken);
            screen.Show(known, o =>
            {
                PlanVerb.Print(o, known.Known);
                o.WriteLine();
                o.WriteLine("Wat sindsdien over dat jaar is besloten of bekend werd:");
                DiffVerb.Print(o, known.Since);
            });
        });
    }
}
