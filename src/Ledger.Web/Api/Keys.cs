namespace Ledger.Web.Api;

/// <summary>The keys that addresses share.</summary>
internal static class Keys
{
    public const string After = "na";
    public const string Limit = "aantal";

    public static QueryKey Effective { get; } =
        new("geldigOp", QueryForm.Day, "De lens: wat op deze dag gold.", "2025-07-01");

    public static QueryKey Decided { get; } = new(
        "beslotenTot", QueryForm.Day, "De lens: wat tot en met deze dag besloten was.", "2025-06-30");

    public static QueryKey Recorded { get; } = new(
        "vastgelegdTot", QueryForm.Moment, "De lens: wat het register tot en met dit moment had vastgelegd.",
        "2100-01-01T00:00:00Z");

    public static IReadOnlyList<QueryKey> Lens { get; } = [Effective, Decided, Recorded];

    public static QueryKey Plan { get; } =
        new("plan", QueryForm.Name, "Alleen van dit plan.", "bestaanszekerheid-bieden-2025-2028");

    public static QueryKey Year { get; } = new("jaar", QueryForm.Year, "Alleen van dit jaar.", "2028");

    public static QueryKey PageSize { get; } = new(
        Limit, QueryForm.Count, "Hoeveel er hoogstens in het antwoord staan; 100 als het ontbreekt.", "100");

    /// <summary>The keys of a list that is paged by the name of its items.</summary>
    public static IReadOnlyList<QueryKey> Page(string example) =>
        [new(After, QueryForm.Words, "Wat na dit kenmerk komt; de kop Link geeft het volgende adres.", example),
            PageSize];

    /// <summary>The keys of a list that is paged by number.</summary>
    public static IReadOnlyList<QueryKey> Numbered(string says) =>
        [new(After, QueryForm.Position, says, "0"), PageSize];
}
