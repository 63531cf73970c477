using System.Text.RegularExpressions;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>One address of every page and of every state that a page can be in.</summary>
internal static partial class Addresses
{
    public const string Plan = "bestaanszekerheid-bieden-2025-2028";
    public const string ThemePlan = "themaplan-leefbaarheid-en-veiligheid-2019-2022";

    /// <summary>One address of every page that only an officer sees.</summary>
    public static IReadOnlyList<string> OfOfficers { get; } =
    [
        "/vastleggen",
        "/vastleggen?soort=meting&q=armoede",
        "/vastleggen/bron",
        $"/vastleggen/verschuiving/{ThemePlan}/2020/overige-budgetten",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        "/",
        "/zoeken?q=huiselijk+geweld",
        "/zoeken?q=bestaatnietditwoord",
        "/plannen",
        $"/plannen/{Plan}",
        $"/plannen/{Plan}?besloten=2024-12-31",
        "/lijn?geldig=morgen",
        $"/plannen/{Plan}/vergelijk?van=1&tot=2",
        $"/indicatoren/{Plan}/kinderen-in-armoede",
        $"/indicatoren/{Plan}/huiselijk-geweld-meldingen",
        $"/waarom/{Plan}/kinderen-in-armoede/2028",
        "/begroting",
        $"/begroting/{ThemePlan}",
        $"/begroting/{ThemePlan}/2020",
        $"/begroting/{ThemePlan}/2020?per=doel",
        "/begroting/programma-6-sociaal-domein-2017/2017",
        "/lijn",
        $"/lijn/{ThemePlan}/resultaat-5",
        "/spoor?tekst=armoede",
        "/spoor?van=gisteren",
        "/rapporten",
        "/rapporten/tegenstrijdigheden",
        "/rapporten/gaten",
        "/rapporten/doelpalen",
        "/rapporten/vervallen",
        "/rapporten/mandaat",
        "/rapporten/volledigheid",
        "/bewijs",
        "/besluiten",
        "/besluiten/college-2025-uitvoeringsprogrammas",
        "/bronnen",
        "/bronnen/uitvoeringsprogramma-bestaanszekerheid-824735",
        "/dit/is/er/niet",
    ];

    /// <summary>
    /// These pages, and some that they lead to; with <c>LEDGER_EVERY_PAGE=1</c> all that they lead to.
    /// </summary>
    public static async Task<IReadOnlyList<string>> AndLed(Site site)
    {
        var led = await Led(site);
        return [.. All, .. Sample(led, 60)];
    }

    /// <summary>Some indicators that these pages lead to, or all of them.</summary>
    public static async Task<IReadOnlyList<string>> Indicators(Site site) =>
        [.. Sample([.. (await Led(site)).Where(a => a.StartsWith("/indicatoren/", StringComparison.Ordinal))], 40)];

    private static async Task<IReadOnlyList<string>> Led(Site site)
    {
        using var http = new HttpClient { BaseAddress = new Uri(site.Url) };
        var led = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var address in All)
        {
            using var answer = await http.GetAsync(address, TestContext.Current.CancellationToken);
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            led.UnionWith(Ways().Matches(html).Select(m => m.Groups[1].Value));
        }

        return [.. led];
    }

    private static IEnumerable<string> Sample(IReadOnlyList<string> all, int sampled)
    {
        var isEvery = Environment.GetEnvironmentVariable("LEDGER_EVERY_PAGE") == "1";
        var step = isEvery ? 1 : Math.Max(1, all.Count / sampled);
        return all.Where((_, i) => i % step == 0);
    }

    [GeneratedRegex("href=\"(/(?:waarom|indicatoren|plannen|besluiten|bronnen|begroting|lijn)/[^\"#?]+)[\"#]")]
    private static partial Regex Ways();
}
