using Ledger.Domain;
using Ledger.Store;
using NodaTime;

namespace Ledger.Dossier;

/// <summary>How far an import is.</summary>
public enum ImportStage
{
    /// <summary>Reading the files.</summary>
    Reading,

    /// <summary>Comparing with the ledger.</summary>
    Comparing,

    /// <summary>Recording what differs.</summary>
    Recording,

    /// <summary>Done.</summary>
    Done,
}

/// <summary>A step of an import.</summary>
/// <param name="Stage">What it is doing.</param>
/// <param name="Facts">How many facts it is about.</param>
public sealed record ImportProgress(ImportStage Stage, int Facts);

/// <summary>How to import.</summary>
/// <param name="DryRun">Whether only to tell what would be recorded.</param>
/// <param name="Actor">Who answers for entering it; the one whom the dossier names when left out.</param>
public sealed record ImportOptions(bool DryRun = false, Actor? Actor = null);

/// <summary>What an import came to.</summary>
/// <param name="Recorded">How many commands were recorded; zero on a dry run or with problems.</param>
/// <param name="Unchanged">How many facts stood in the ledger already.</param>
/// <param name="Commands">What was, or on a dry run would be, recorded.</param>
/// <param name="Missing">What an earlier import recorded and the dossier no longer says.</param>
/// <param name="LeftAlone">What differs and was not put right, and why.</param>
/// <param name="Problems">All that is wrong; then nothing was recorded.</param>
public sealed record ImportResult(
    int Recorded, int Unchanged, IReadOnlyList<Proposal> Commands, IReadOnlyList<Notice> Missing,
    IReadOnlyList<Notice> LeftAlone, IReadOnlyList<Problem> Problems)
{
    internal static ImportResult Of(IReadOnlyList<Problem> problems) => new(0, 0, [], [], [], problems);
}

/// <summary>Records what a dossier says and the ledger does not: all of it in one append, or nothing.</summary>
public static class DossierImport
{
    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    /// <summary>Imports a dossier, or one file of it.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="log">The log to record in.</param>
    /// <param name="clock">Says what day it is.</param>
    /// <param name="options">How to import.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellationToken">Gives up; nothing is recorded unless the append was under way.</param>
    public static async Task<ImportResult> Run(
        string path, IEventLog log, IClock clock, ImportOptions options, IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var today = clock.GetCurrentInstant().InZone(Amsterdam).Date;
        progress?.Report(new ImportProgress(ImportStage.Reading, 0));
        var reading = DossierReader.Read(path, today);
        if (reading.Content is not { } content)
        {
            return ImportResult.Of(reading.Problems);
        }

        progress?.Report(new ImportProgress(ImportStage.Comparing, content.Entries.Count));
        var difference = await DossierComparison.Compare(content, log, today, cancellationToken);
        var problems = difference.Problems.Concat(TooMuch(difference, path)).ToList();
        if (problems.Count > 0)
        {
            return ImportResult.Of(problems);
        }

        var proposals = options.Actor is { } actor
            ? difference.Proposals.Select(p => p with { Instruction = Entered(p.Instruction, actor) }).ToList()
            : difference.Proposals;
        var result = new ImportResult(
            0, difference.Unchanged, proposals, difference.Missing, difference.LeftAlone, []);
        if (!options.DryRun && proposals.Count > 0)
        {
            progress?.Report(new ImportProgress(ImportStage.Recording, proposals.Count));
            result = await Record(result, content, log, clock, cancellationToken);
        }

        progress?.Report(new ImportProgress(ImportStage.Done, result.Recorded));
        return result;
    }

    private static Instruction Entered(Instruction instruction, Actor actor) =>
        instruction with { By = instruction.By with { Actor = actor } };

    private static async Task<ImportResult> Record(
        ImportResult result, DossierContent content, IEventLog log, IClock clock, CancellationToken cancellationToken)
    {
        var outcome = await new Recorder(log, clock).Record(
            content.Municipality.Tenant, [.. result.Commands.Select(c => c.Instruction)],
            $"import-{Guid.CreateVersion7()}", cancellationToken);
        return outcome switch
        {
            RecordOutcome.Recorded recorded => result with { Recorded = recorded.Changed },
            RecordOutcome.Refused refused => ImportResult.Of([Refused(refused, content)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Someone recorded something between the comparison and the append.
    private static Problem Refused(RecordOutcome.Refused refused, DossierContent content)
    {
        var at = content.Entries
            .FirstOrDefault(e => e.Instruction.Stream == refused.Instruction.Stream)?.Fact.At ?? new Mark("", 1, "");
        return new Problem(
            at.File, at.Line, at.Field, DossierReader.Explain(refused.Refusal, refused.About, refused.Instruction.By));
    }

    private static IEnumerable<Problem> TooMuch(DossierDifference difference, string path)
    {
        if (difference.Proposals.Count > AppendLimits.EventsPerAppend)
        {
            var (many, most) = (difference.Proposals.Count, AppendLimits.EventsPerAppend);
            yield return new Problem(Path.GetFileName(path.TrimEnd('/', '\\')), 1, "", new(
                $"{many} zijn nieuw; er gaan er hoogstens {most} in één keer in. Neem de bestanden een voor een.",
                $"{many} are new; at most {most} go in one import. Import the files one by one."));
        }
    }
}
