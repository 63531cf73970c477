using System.Globalization;
using CsvHelper;

namespace Ledger.Exports;

/// <summary>The taakvelden of Iv3 in some years. Between the lists nothing is translated.</summary>
/// <param name="From">The first year in which it holds.</param>
/// <param name="Until">The last; null when it holds still.</param>
/// <param name="Names">What each taakveld is called, by its code.</param>
public sealed record TaskFieldList(int From, int? Until, IReadOnlyDictionary<string, string> Names)
{
    private const string Prefix = "iv3/taakvelden-";

    /// <summary>The lists, the oldest first.</summary>
    public static IReadOnlyList<TaskFieldList> All { get; } = Load();

    /// <summary>What the list is called: <c>2017-2022</c>, <c>2025-</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{From}-{Until}");

    /// <summary>The list of a year; null before there were taakvelden.</summary>
    public static TaskFieldList? Of(int year) => All.LastOrDefault(l => l.From <= year);

    private static List<TaskFieldList> Load()
    {
        var files = typeof(TaskFieldList).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var years = files.Select(n => int.Parse(n.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture)).ToList();
        return [.. files.Select((file, i) => new TaskFieldList(
            years[i], i + 1 < years.Count ? years[i + 1] - 1 : null, Read(file)))];
    }

    private static Dictionary<string, string> Read(string name)
    {
        using var file = typeof(TaskFieldList).Assembly.GetManifestResourceStream(name)!;
        using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = ',' });
        var names = new Dictionary<string, string>();
        while (csv.Read())
        {
            names.Add(csv.GetString("code"), csv.GetString("naam"));
        }

        return names;
    }
}
