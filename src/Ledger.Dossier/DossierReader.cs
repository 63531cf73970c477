using Ledger.Domain;
using Ledger.Dossier.Facts;
using Ledger.Dossier.Yaml;
using Ledger.Store;
using NodaTime;

namespace Ledger.Dossier;

/// <summary>
/// Reads a dossier: a folder of YAML files in the form that <c>ops/dossier/README.md</c> describes. All that is wrong
/// comes out at once, each with its file, line and field.
/// </summary>
public static class DossierReader
{
    /// <summary>
    /// Reads a folder, or one file of it; the other files of the folder are then read too, since it may refer to them.
    /// </summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="today">The day on which it is read; a decision dated after it is a problem.</param>
    public static DossierReading Read(string path, LocalDate today)
    {
        var problems = new Problems();
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var only = Directory.Exists(path) ? null : Path.GetFileName(path);
        var files = Files(folder, only);
        if (only is not null && !files.Contains(only))
        {
            problems.Add(
                new Mark(only, 1, ""), new("Dit bestand of deze map is er niet.", "There is no such file or folder."));
            return new DossierReading(null, problems.Found);
        }

        var all = new Collection(problems, today);
        var municipality = ReadFiles(folder, files, all);
        References.Check(all);
        if (municipality is null)
        {
            return new DossierReading(null, problems.Found);
        }

        var entries = Entries(all, municipality);
        Rehearse(entries, problems, today);
        var focus = only is null ? entries : [.. entries.Where(e => e.Fact.At.File == only)];
        return problems.Any
            ? new DossierReading(null, problems.Found)
            : new DossierReading(
                new DossierContent(municipality, files, focus, all.Omissions, only is null), []);
    }

    /// <summary>Notes what the rules of the domain refuse, entry by entry.</summary>
    private static void Rehearse(
        IReadOnlyList<DossierEntry> entries, Problems problems, LocalDate today)
    {
        var hasGaps = problems.Any;
        var rehearsal = new Rehearsal([], today);
        foreach (var (fact, instruction) in entries)
        {
            var step = rehearsal.Try(instruction);
            if (step.Refusal is { } refusal && !IsConsequence(refusal, hasGaps) && !problems.Within(fact.At))
            {
                problems.Add(Field(fact.At, refusal), Explain(refusal, step.About, instruction.By));
            }
        }
    }

    /// <summary>What is wrong with an instruction, as a sentence.</summary>
    internal static Sentence Explain(Refusal refusal, string about, Accountability by)
    {
        var hasDates = refusal == Refusal.EffectiveTooEarly || refusal == Refusal.DecidedTooEarly;
        var of = about.Length == 0 ? "" : $" ({about})";
        return new(
            refusal.Dutch + (hasDates ? $" Het is besloten {by.DecidedOn} en geldig {by.EffectiveFrom}." : "") + of,
            refusal.English
                + (hasDates ? $" It is decided {by.DecidedOn} and effective {by.EffectiveFrom}." : "") + of);
    }

    // Dates in the future are noted where they stand. What is missing elsewhere was noted there.
    private static bool IsConsequence(Refusal refusal, bool hasGaps) =>
        refusal == Refusal.DecidedInFuture
        || (hasGaps && refusal.Code.EndsWith("-unknown", StringComparison.Ordinal))
        || (hasGaps && (refusal == Refusal.BudgetNotAdopted || refusal == Refusal.TitleMissing));

    private static Mark Field(Mark at, Refusal refusal) => true switch
    {
        _ when refusal == Refusal.EffectiveTooEarly => at.Key("geldig", at.Line),
        _ when refusal == Refusal.DecidedTooEarly => at.Key("besloten", at.Line),
        _ => at,
    };

    private static List<string> Files(string folder, string? only) => !Directory.Exists(folder)
        ? []
        : [.. new DirectoryInfo(folder).EnumerateFiles()
            .Select(f => f.Name)
            .Where(n => n == only || Path.GetExtension(n) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal)];

    private static Municipality? ReadFiles(string folder, IReadOnlyList<string> files, Collection all)
    {
        Municipality? municipality = null;
        foreach (var name in files)
        {
            if (YamlFile.Read(Path.Combine(folder, name), name, all.Problems) is not { } file)
            {
                continue;
            }

            if (name == Municipality.FileName)
            {
                municipality = Municipality.Read(file);
            }
            else
            {
                FileFacts.Read(file, all);
            }
        }

        if (!files.Contains(Municipality.FileName))
        {
            all.Problems.Add(
                new Mark(Municipality.FileName, 1, ""), new(
                    "Het bestand ontbreekt; het zegt van wie dit dossier is.",
                    "The file is missing; it says whose dossier this is."));
        }

        return municipality;
    }

    private static List<DossierEntry> Entries(Collection all, Municipality municipality)
    {
        var accounts = new Accounts(all, municipality.Actor, Background.Nothing);
        var entries = new List<DossierEntry>();
        foreach (var fact in RecordingOrder.Of(all.Facts, all.Problems))
        {
            if (accounts.Of(fact) is { } by)
            {
                var id = CommandIds.Of(municipality.Tenant, fact.Stream, fact.Subject, fact.Command, by);
                entries.Add(new DossierEntry(fact, new Instruction(id, fact.Stream, fact.Command, by, null)));
            }
        }

        return entries;
    }
}
