namespace Ledger.Exports;

/// <summary>A form in which the ledger gives data away. The list is closed.</summary>
/// <param name="Name">What the program and the addresses call it.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Ending">How the names of its files end.</param>
/// <param name="IsText">Whether a terminal can show it.</param>
public sealed record ExportFormat(string Name, string MediaType, string Ending, bool IsText)
{
    /// <summary>CSV as RFC 4180 has it.</summary>
    public static ExportFormat Csv { get; } = new("csv", "text/csv; charset=utf-8; header=present", "csv", true);

    /// <summary>CSV as Excel with Dutch settings opens it.</summary>
    public static ExportFormat DutchCsv { get; } =
        new("csv-nl", "text/csv; charset=utf-8; header=present; dialect=nl", "csv", true);

    /// <summary>A workbook of Excel.</summary>
    public static ExportFormat Xlsx { get; } = new(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", false);

    /// <summary>One JSON object a line.</summary>
    public static ExportFormat Ndjson { get; } = new("ndjson", "application/x-ndjson", "ndjson", true);

    /// <summary>Where values come from: PROV-O in JSON-LD.</summary>
    public static ExportFormat Prov { get; } = new("prov", "application/ld+json", "jsonld", true);

    /// <summary>A Fiscal Data Package: a zip of a descriptor and CSV files.</summary>
    public static ExportFormat FiscalPackage { get; } = new("fdp", "application/zip", "zip", false);

    /// <summary>A zip of an evidence archive and its metadata in MDTO.</summary>
    public static ExportFormat Archive { get; } = new("mdto", "application/zip", "zip", false);

    /// <summary>Every form of a table, of provenance and of budgets.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [Csv, DutchCsv, Xlsx, Ndjson, Prov, FiscalPackage];

    /// <summary>Its media type as one asks for it, without what every text of this kind has.</summary>
    public string Accept => string.Join(
        "; ", MediaType.Split("; ").Where(p => p is not ("charset=utf-8" or "header=present")));

    /// <summary>The form that a name means; null when there is none.</summary>
    public static ExportFormat? Find(string? name) => All.FirstOrDefault(f => f.Name == name);
}
