namespace Ledger.Exports;

/// <summary>What the ledger gives away, and in which forms. The list is closed.</summary>
/// <param name="Name">What the program calls it.</param>
/// <param name="Formats">The forms that it has.</param>
public sealed record ExportSubject(string Name, IReadOnlyList<ExportFormat> Formats)
{
    private static readonly ExportFormat[] Tables =
        [ExportFormat.Csv, ExportFormat.DutchCsv, ExportFormat.Xlsx, ExportFormat.Ndjson];

    /// <summary>The audit trail.</summary>
    public static ExportSubject Trail { get; } = new("trail", [.. Tables, ExportFormat.Prov]);

    /// <summary>A plan.</summary>
    public static ExportSubject Plan { get; } = new("plan", [.. Tables, ExportFormat.Prov]);

    /// <summary>The budgets of a plan, of one year or of all.</summary>
    public static ExportSubject Budget { get; } =
        new("budget", [.. Tables, ExportFormat.Prov, ExportFormat.FiscalPackage]);

    /// <summary>The values of an indicator.</summary>
    public static ExportSubject Indicator { get; } = new("indicator", [.. Tables, ExportFormat.Prov]);

    /// <summary>Where one value comes from.</summary>
    public static ExportSubject Why { get; } = new("why", [ExportFormat.Prov]);

    /// <summary>The events of the log; as NDJSON as they are sealed.</summary>
    public static ExportSubject Events { get; } = new("events", [.. Tables, ExportFormat.Prov]);

    /// <summary>All there is.</summary>
    public static IReadOnlyList<ExportSubject> All { get; } = [Trail, Plan, Budget, Indicator, Why, Events];
}
