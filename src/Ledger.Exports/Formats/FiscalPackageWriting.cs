using System.Diagnostics;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ledger.Domain;
using NodaTime.Text;

namespace Ledger.Exports;

/// <summary>
/// Writes the budgets of a plan as a Fiscal Data Package: a zip of <c>datapackage.json</c> and CSV files. Its columns
/// are mapped to the column types of version 1.0-rc.1, and its <c>model</c> is that of version 0.3, which the published
/// JSON Schema asks for.
/// </summary>
public static class FiscalPackageWriting
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly Dictionary<string, string> ColumnTypes = new()
    {
        ["year"] = "date:fiscal-year",
        ["line"] = "budget-line-id",
        ["direction"] = "direction",
        ["taskField"] = "functional-classification:generic:code",
        ["taskFieldName"] = "functional-classification:generic:label",
    };

    private static readonly Dictionary<string, string> Phases = new()
    {
        ["primitive"] = "approved",
        ["current"] = "adjusted",
        ["actual"] = "executed",
    };

    private static readonly object Model = new
    {
        measures = Phases.ToDictionary(
            p => p.Value, p => new { source = p.Key, resource = "posten", currency = "EUR", phase = p.Value }),
        dimensions = new
        {
            line = Dimension("activity", null, "line", "title"),
            year = Dimension("datetime", null, "year", null),
            direction = Dimension("other", null, "direction", null),
            taskField = Dimension("classification", "functional", "taskField", null),
        },
    };

    /// <summary>Writes the package; the stream stays open.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="plan">Whose budgets they are.</param>
    /// <param name="lines">The lines with their taakvelden.</param>
    /// <param name="about">What the export says about itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task Write(
        Stream target, PlanId plan, IReadOnlyList<FiscalRow> lines, About about,
        CancellationToken cancellationToken = default)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        await Add(zip, FiscalRows.Lines, lines, cancellationToken);
        await Add(zip, FiscalRows.TaskFields, FiscalRows.TaskFieldsOf(lines), cancellationToken);
        await Add(zip, FiscalRows.Totals, FiscalRows.TotalsOf(lines), cancellationToken);
        await using var descriptor = await zip.CreateEntry("datapackage.json").OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(descriptor, Descriptor(plan, lines, about), Form, cancellationToken);
    }

    private static async Task Add<T>(
        ZipArchive zip, Table<T> table, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        await using var file = await zip.CreateEntry(Path(table)).OpenAsync(cancellationToken);
        await CsvWriting.Write(file, table, rows.ToAsyncEnumerable(), CsvSpelling.Rfc4180, cancellationToken);
    }

    private static string Path<T>(Table<T> table) => $"{table.Title}.csv";

    private static object Descriptor(PlanId plan, IReadOnlyList<FiscalRow> lines, About about) => new
    {
        profile = "tabular-data-package",
        name = plan.ToString(),
        title = about.Subject,
        description = $"{about.Lens}. {about.Address}",
        created = InstantPattern.General.Format(about.MadeAt),
        countryCode = "NL",
        granularity = "aggregated",
        fiscalPeriod = new
        {
            start = FormattableString.Invariant($"{lines.Min(l => l.Year)}-01-01"),
            end = FormattableString.Invariant($"{lines.Max(l => l.Year)}-12-31"),
        },
        resources = new[]
        {
            Resource(FiscalRows.Lines, ["year", "line"], isFact: true),
            Resource(FiscalRows.Totals, ["year", "direction", "taskFieldList", "taskField"], isFact: true),
            Resource(FiscalRows.TaskFields, ["taskFieldList", "taskField"], isFact: false),
        },
        model = Model,
    };

    private static object Dimension(string type, string? classification, string code, string? label) => new
    {
        dimensionType = type,
        classificationType = classification,
        primaryKey = "code",
        attributes = label is null
            ? new Dictionary<string, object> { ["code"] = new { source = code, resource = "posten" } }
            : new Dictionary<string, object>
            {
                ["code"] = new { source = code, resource = "posten" },
                ["label"] = new { source = label, resource = "posten", labelfor = "code" },
            },
    };

    private static object Resource<T>(Table<T> table, string[] key, bool isFact) => new
    {
        profile = "tabular-data-resource",
        name = table.Title,
        path = Path(table),
        encoding = "utf-8",
        schema = new
        {
            fields = table.Columns.Select(Field),
            primaryKey = key,
            foreignKeys = isFact ? TaskFieldKey : null,
            extraFields = isFact ? ExtraFields : null,
        },
    };

    private static readonly object[] TaskFieldKey =
    [
        new
        {
            fields = new[] { "taskFieldList", "taskField" },
            reference = new { resource = "taakvelden", fields = new[] { "taskFieldList", "taskField" } },
        },
    ];

    // A row with three amounts stands for three rows of one amount each, of a phase.
    private static readonly object[] ExtraFields =
    [
        new { name = "amount", type = "number", columnType = "value", normalizationTarget = true },
        new { name = "phase", type = "string", columnType = "phase:id" },
        new { name = "currency", type = "string", columnType = "value-currency:code", constant = "EUR" },
    ];

    private static object Field<T>(Column<T> column) => new
    {
        name = column.Name,
        title = column.Title,
        type = column switch
        {
            Column<T>.Text => "string",
            Column<T>.Whole => "integer",
            Column<T>.Money => "number",
            _ => throw new UnreachableException($"Unhandled column {column.GetType().Name}."),
        },
        columnType = ColumnTypes.GetValueOrDefault(column.Name),
        normalize = Phases.TryGetValue(column.Name, out var phase) ? new { phase } : null,
    };
}
