using System.CommandLine;
using System.Diagnostics;
using Ledger.Dossier;
using Ledger.Store;
using NodaTime;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger record</c>: one or more commands with their accountability, all of them or none.</summary>
internal static class RecordVerb
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "Commands, in YAML or JSON." };
        var command = new Command("record", "Record commands with their accountability.") { file };
        return command.With(async (session, parse, screen, cancellationToken) =>
        {
            var path = parse.GetValue(file)!;
            var today = SystemClock.Instance.GetCurrentInstant().InZone(DutchTime.Zone).Date;
            var reading = await RecordFile.Read(
                path, session.Log, session.Tenant, GlobalOptions.ActorOf(parse), today, cancellationToken);
            if (reading.Problems.Count > 0)
            {
                throw DossierImporting.Wrong(reading.Problems);
            }

            await session.Note(parse, "vastleggen", $"record {path}", cancellationToken);
            var outcome = await session.Recorder.Record(
                session.Tenant, reading.Instructions, $"record-{Guid.CreateVersion7()}", cancellationToken);
            return outcome switch
            {
                RecordOutcome.Recorded recorded => Show(screen, recorded),
                RecordOutcome.Refused refused => throw Refused(refused, reading.Marks[refused.Index]),
                _ => throw new UnreachableException($"Unhandled outcome {outcome}."),
            };
        });
    }

    /// <summary>A refusal as an error, with its place where there is a file.</summary>
    public static CliException Refused(RecordOutcome.Refused refused, Mark? at)
    {
        var about = refused.About.Length == 0 ? "" : $" ({refused.About})";
        return new CliException(
            ExitCode.Refused, refused.Refusal.Code, refused.Refusal.English,
            new ErrorDetail(
                at?.File, at?.Line, at?.Field, $"{refused.Refusal.Number} {refused.Refusal.Dutch}{about}"));
    }

    /// <summary>Shows what was recorded.</summary>
    public static int Show(Screen screen, RecordOutcome.Recorded recorded)
    {
        screen.Show(ReceiptsView.Of(recorded), o => Print(o, recorded));
        return ExitCode.Done;
    }

    private static void Print(IAnsiConsole o, RecordOutcome.Recorded recorded)
    {
        foreach (var receipt in recorded.Receipts)
        {
            o.MarkupLine(
                $"[green]✓[/] {receipt.Stream.ToString().Plain()} versie {receipt.Version}, "
                + $"positie {receipt.Position}, {receipt.EventIds.Count} vastgelegd");
        }

        if (recorded.Receipts.Count == 0)
        {
            o.WriteLine("Niets vastgelegd: het stond er al.");
        }
    }
}
