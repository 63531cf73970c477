namespace Ledger.Web.Api;

/// <summary>The parts that an address may have in braces: what each means, and one that exists in Dronten.</summary>
internal static class PathParts
{
    private const string Budget = "themaplan-leefbaarheid-en-veiligheid-2019-2022";

    private static readonly Dictionary<string, (string Says, string Example)> Known = new(StringComparer.Ordinal)
    {
        ["plan"] = ("Het kenmerk van het plan.", "bestaanszekerheid-bieden-2025-2028"),
        ["element"] = ("Het kenmerk van het element binnen het plan.", "recht-op-bestaanszekerheid"),
        ["indicator"] = ("Het kenmerk van de indicator binnen het plan.", "kinderen-in-armoede"),
        ["jaar"] = ("Het jaar; een streefwaarde zonder jaar heeft '-'.", "2028"),
        ["post"] = ("Het kenmerk van de post binnen de begroting.", "multiprobleem-gezinnen"),
        ["besluit"] = ("Het kenmerk van het besluit.", "college-2025-uitvoeringsprogrammas"),
        ["bron"] = ("Het kenmerk van de bron.", "uitvoeringsprogramma-bestaanszekerheid-824735"),
        ["gebeurtenis"] = ("Het id van de gebeurtenis, een UUID.", "c2043f17-fc81-8cc6-9c44-81a957a39f80"),
        ["rapport"] = ("Het kenmerk van het rapport.", "doelpalen"),
        ["nummer"] = ("Het nummer van de weigering.", "102"),
        ["abonnement"] = ("Het id van het abonnement, een UUID.", "0198c0de-0000-7000-8000-000000000001"),
        ["volgnummer"] = ("Het volgnummer (sequence) van de gebeurtenis.", "1"),
    };

    /// <summary>The names of the parts of a path, in order.</summary>
    public static IEnumerable<string> In(string path) =>
        path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}'));

    /// <summary>What a part means.</summary>
    public static string Says(string name) => Known[name].Says;

    /// <summary>A part that makes an address of something that exists.</summary>
    public static string Example(string path, string name) =>
        path.StartsWith("/begrotingen", StringComparison.Ordinal) && name is "plan" or "jaar"
        && path.StartsWith("/begrotingen", StringComparison.Ordinal)
            ? (name == "plan" ? Budget : "2020")
            : Known[name].Example;
}
