using System.Globalization;
using CsvHelper;
using Ledger.Domain;

namespace Ledger.Exports;

/// <summary>Something wrong with a file of assignments.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The column.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
public sealed record AssignmentProblem(int Line, string Field, string Message);

/// <summary>
/// Which line of a budget belongs to which taakveld, as a document says. What no document assigns stays unassigned, and
/// is shown: nothing is guessed, and nothing is carried over from one list of taakvelden to the next.
/// </summary>
public sealed class TaskFieldAssignments
{
    /// <summary>What the taakveld of a line is called that no document assigns.</summary>
    public const string Unassigned = "niet-toegewezen";

    private static readonly string[] Witness = ["bron", "plaats"];
    private static readonly string[] Header = ["post", "van", "tot", "taakveld", "bron", "plaats"];

    private readonly Dictionary<(string Line, int Year), string> _fields = [];

    private TaskFieldAssignments() { }

    /// <summary>No line is assigned.</summary>
    public static TaskFieldAssignments None { get; } = new();

    /// <summary>The assignments that travel with the program for a municipality; none when it has no file.</summary>
    public static TaskFieldAssignments Of(TenantId tenant)
    {
        using var file = typeof(TaskFieldAssignments).Assembly.GetManifestResourceStream($"iv3/{tenant}.csv");
        if (file is null)
        {
            return None;
        }

        var (assignments, problems) = Read(file);
        return problems.Count == 0
            ? assignments
            : throw new InvalidDataException($"ops/iv3/{tenant}.csv:{problems[0].Line}: {problems[0].Message}");
    }

    /// <summary>Reads a file of assignments; all problems at once, each with its line and field.</summary>
    public static (TaskFieldAssignments Assignments, IReadOnlyList<AssignmentProblem> Problems) Read(Stream file)
    {
        var read = new TaskFieldAssignments();
        var problems = new List<AssignmentProblem>();
        using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        try
        {
            csv.ReadHeader();
            foreach (var missing in Header.Except(csv.Headers.ToArray()))
            {
                problems.Add(new AssignmentProblem(1, missing, $"There is no column {missing}."));
            }

            while (problems.All(p => p.Line > 1) && csv.Read())
            {
                read.Take(csv, problems);
            }
        }
        catch (CsvFormatException wrong)
        {
            problems.Add(new AssignmentProblem((int)csv.LineNumber, "", wrong.Message));
        }

        return (read, problems);
    }

    /// <summary>The taakveld of a line in a year; null when no document assigns it one.</summary>
    /// <param name="line"><c>plan/year/line</c>, as the budget has it.</param>
    /// <param name="year">The year.</param>
    public string? FieldOf(string line, int year)
    {
        var parts = line.Split('/');
        return _fields.GetValueOrDefault(($"{parts[0]}/{parts[^1]}", year));
    }

    private void Take(CsvReader csv, List<AssignmentProblem> problems)
    {
        var at = (int)csv.LineNumber;
        var (line, field) = (csv.GetString("post"), csv.GetString("taakveld"));
        var (from, until) = (Year(csv, "van", problems), Year(csv, "tot", problems));
        if (line.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            problems.Add(new AssignmentProblem(at, "post", $"'{line}' is not plan/post."));
        }

        foreach (var column in Witness.Where(c => string.IsNullOrWhiteSpace(csv.GetString(c))))
        {
            problems.Add(
                new AssignmentProblem(at, column, "An assignment says in which document it stands, and where."));
        }

        for (var year = from; year is not null && year <= until; year++)
        {
            if (TaskFieldList.Of(year.Value)?.Names.ContainsKey(field) != true)
            {
                problems.Add(new AssignmentProblem(at, "taakveld", $"In {year} there was no taakveld '{field}'."));
            }
            else if (!_fields.TryAdd((line, year.Value), field))
            {
                problems.Add(new AssignmentProblem(at, "post", $"'{line}' has a taakveld in {year} already."));
            }
        }
    }

    private static int? Year(CsvReader csv, string column, List<AssignmentProblem> problems)
    {
        var text = csv.GetString(column);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= HistoricalDate.FirstYear and <= HistoricalDate.LastYear)
        {
            return year;
        }

        problems.Add(new AssignmentProblem((int)csv.LineNumber, column, $"'{text}' is not a year such as 2025."));
        return null;
    }
}
