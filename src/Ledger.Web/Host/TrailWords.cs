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
}
