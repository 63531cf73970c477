using System.Text.RegularExpressions;
using Ledger.Projections;

namespace Ledger.Web;

/// <summary>What an entry of the trail says, with the titles of what it names in the place of their ids.</summary>
internal static partial class TrailWords
{
    /// <summary>All that entries name, to be looked up.</summary>
    public static List<string> Named(IEnumerable<TrailEntry> entries) =>
        [.. entries.SelectMany(e => Ids().Matches(e.Result).Select(m => Id(m, e)).Append(e.Object).Append(e.Origin))
            .Distinct()];

    /// <summary>What came of it; a title of its own is not said twice.</summary>
    public static string Say(TrailEntry entry, Visit visit) => Ids()
        .Replace(entry.Result, m => visit.TitleOf(Id(m, entry)) is var title && title != Id(m, entry)
            ? m.Groups["onder"].Value + $"‘{title}’"
            : m.Value)
        .Replace($"titel: {entry.ObjectTitle}; ", "", StringComparison.Ordinal);

    /// <summary>
    /// The line in the language of the reader, each piece with its own: names of fields and values of ours are said
    /// anew, what a document says is not. What no field of ours begins belongs to the text before it.
    /// </summary>
    public static IEnumerable<(string Text, string? Lang)> Parts(string line) => Language.Current == Language.Dutch
        ? [(line, null)]
        : Fields().Split(line).SelectMany((field, i) => Part(field, i == 0 ? "" : "; "));

    private static IEnumerable<(string Text, string? Lang)> Part(string field, string before)
    {
        var name = Fields().Match($"; {field}") is { Success: true } ? Names().Match(field).Value : "";
        yield return (before + Words.T(name), null);
        var about = name.Length == 0 ? -1 : field.IndexOf(": ", StringComparison.Ordinal);
        if (about > name.Length)
        {
            yield return (field[name.Length..about], Words.Doc);
        }

        var value = field[(about < 0 ? name.Length : about + 2)..];
        yield return (about < 0 ? "" : ": ", null);
        yield return (ValueWords.Say(value), ValueWords.LangOf(value));
    }

    /// <summary>What it is about.</summary>
    /// <remarks>
    /// A contradiction has no title of its own among the subjects; what came of it says it.
    /// </remarks>
    public static string Title(TrailEntry entry) =>
        entry.Object.Contains('!', StringComparison.Ordinal) ? entry.Result.Split(": ", 2)[^1] : entry.ObjectTitle;

    private static string Id(Match match, TrailEntry entry) => match.Groups["onder"].Success
        ? $"{entry.Object.Split('/')[0]}/{match.Groups["id"].Value}"
        : match.Groups["id"].Value;

    // An element under which another comes, named without its plan; or anything named with it.
    private const string Pattern = @"(?<onder>\bonder: )(?<id>[a-z0-9]+(-[a-z0-9]+)*)(?=;|$)"
        + "|(?<id>[a-z0-9]+(-[a-z0-9]+)+/[a-z0-9]+(-[a-z0-9]+)*)(?=[:;]|$)";

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    private const string Name =
        "bron van de cijfers|gunstige richting|streefwaarde|toelichting|uitvoering|nulmeting|eenheid|herkomst|dekking"
        + "|meting|bedrag|nummer|soort|titel|onder";

    [GeneratedRegex("; (?=(?:" + Name + ")(?: [^:;]*)?: )", RegexOptions.CultureInvariant)]
    private static partial Regex Fields();

    [GeneratedRegex("^(?:" + Name + ")(?=[ :])", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
