using System.Globalization;
using Ledger.Dossier;
using Ledger.Store;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Takes a dossier from its files into the ledger, for every verb that does so.</summary>
internal static class DossierImporting
{
    /// <summary>The dossier that travels with the program.</summary>
    public static string Dronten { get; } = Path.Combine(AppContext.BaseDirectory, "dossier", "dronten");

    /// <summary>Reads a dossier; all that is wrong with it ends the program with one line each.</summary>
    public static DossierContent Read(string path)
    {
        var today = SystemClock.Instance.GetCurrentInstant().InZone(DutchTime.Zone).Date;
        var reading = DossierReader.Read(path, today);
        return reading.Content ?? throw Wrong(reading.Problems);
    }

    /// <summary>Files with problems, one line each.</summary>
    public static CliException Wrong(IReadOnlyList<Problem> problems) => new(
        ExitCode.BadInput, "dossier-invalid",
        string.Create(CultureInfo.InvariantCulture, $"{problems.Count} problems; nothing is recorded."),
        [.. problems.Select(p => new ErrorDetail(p.File, p.Line, p.Field, p.Message))]);

    /// <summary>A refusal, said in both languages.</summary>
    public static CliException Refused(RecordOutcome.Refused refused) => new(
        ExitCode.Refused, refused.Refusal.Code, refused.Refusal.English,
        new ErrorDetail(null, null, refused.Instruction.Name, $"{refused.Refusal.English} ({refused.About})"));
}
