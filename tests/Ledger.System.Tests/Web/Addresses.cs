namespace Ledger.System.Tests.Web;

/// <summary>One address of every page and of every state that a page can be in.</summary>
internal static class Addresses
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
}
