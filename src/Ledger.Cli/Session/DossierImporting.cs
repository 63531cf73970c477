using System.Globalization;
using Ledger.Dossier;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Takes a dossier from its files into the ledger, for every verb that does so.</summary>
internal static class DossierImporting
{
    /// <summary>The dossier that travels with the program.</summary>
    public static string Dronten { get; } = Path.Combine(AppContext.BaseDirectory, "dossier", "dronten");

    /// <summary>
    /// Imports; all that is wrong with the dossier ends the program with one line each, and nothing recorded.
    /// </summary>
    public static async Task<ImportResult> Run(
        LedgerSession session, string path, ImportOptions options, IProgress<string> progress,
        CancellationToken cancellationToken)
    {
        var result = await DossierImport.Run(
            path, session.Log, SystemClock.Instance, options, new Said(progress), cancellationToken);
        return result.Problems.Count == 0 ? result : throw Wrong(result.Problems);
    }

    /// <summary>Files with problems, one line each.</summary>
    public static CliException Wrong(IReadOnlyList<Problem> problems) => new(
        ExitCode.BadInput, "input-invalid",
        problems.Count == 1
            ? "There is a problem; nothing is recorded."
            : string.Create(CultureInfo.InvariantCulture, $"There are {problems.Count} problems; nothing is recorded."),
        [.. problems.Select(p => new ErrorDetail(p.File, p.Line, p.Field, p.Message))]);

    private sealed class Said(IProgress<string> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress.Report(value.Stage switch
        {
            ImportStage.Reading => "reading the files",
            ImportStage.Comparing => $"comparing {value.Facts} facts with the ledger",
            ImportStage.Recording => $"recording {value.Facts} facts",
            _ => $"{value.Facts} recorded",
        });
    }
}
