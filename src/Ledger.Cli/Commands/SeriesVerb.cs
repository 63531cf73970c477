using System.CommandLine;
using System.Globalization;
using Ledger.Projections;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger series</c>: an indicator over the generations, on one axis.</summary>
internal static class SeriesVerb
{
    public static Command Make()
    {
        var id = new Argument<string>("indicator") { Description = "An indicator of a plan." };
        var command = new Command("series", "An indicator over the generations, on one axis.") { id };
        foreach (var option in GlobalOptions.Lens)
        {
            command.Options.Add(option);
        }

        return command.Asking(async (ledger, parse, screen, cancellationToken) =>
        {
            var subject = await ledger.Only(parse.GetValue(id)!, cancellationToken, SubjectKind.Indicator);
            var series = await ledger.Series(subject, GlobalOptions.LensOf(parse), cancellationToken)
                ?? throw CliException.BadInput("not-shown", $"Through this lens there is no '{subject.Id}'.");
            screen.Show(series, o => Print(o, series));
        });
    }

    private static void Print(IAnsiConsole o, SeriesView series)
    {
        foreach (var member in series.Members)
        {
            var relation = member.Relation switch
            {
                SeriesRelation.Asked => "gevraagd",
                SeriesRelation.Declared => "door herkomst verbonden",
                _ => "bij een verbonden onderdeel, niet als dezelfde verklaard",
            };
            o.MarkupLine($"[blue]◆[/] {member.Title.Plain()} [dim]{member.PlanTitle.Plain()} · {relation}[/]");
        }

        var table = new Table().RoundedBorder().AddColumns("over", "wat", "waarde", "indicator");
        foreach (var point in series.Points)
        {
            var kind = point.Kind switch
            {
                SeriesKind.Baseline => "nulmeting",
                SeriesKind.Measurement => "meting",
                _ => "streefwaarde",
            };
            table.AddRow(
                (point.At?.ToDutch() ?? "zonder jaar").Plain(), kind,
                $"{point.Text} ({DutchWords.Say(point.Scope)})".Plain(), point.Indicator.Plain());
        }

        o.Write(table);
        o.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{series.Members.Count} indicatoren, {series.Points.Count} punten."));
    }
}
