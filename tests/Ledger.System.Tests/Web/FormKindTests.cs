using System.Net;
using System.Text.RegularExpressions;
using Ledger.Dossier;
using Ledger.System.Tests.Tidy;
using Ledger.Web.Recording;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>Whatever the domain can record, an officer can record on a form.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class FormKindTests(Site site)
{
    private const string Decision = "college-2025-uitvoeringsprogrammas";
    private const string Place = "uitvoeringsprogramma-bestaanszekerheid-824735|§5 tabel";
    private const string Line = Addresses.ThemePlan + "/2020/overige-budgetten";
    private const string Element = Addresses.Plan + "/doel-4";
    private const string Indicator = Addresses.Plan + "/kinderen-in-armoede";

    /// <summary>A form of each kind: about what, and what is typed besides the accountability.</summary>
    public static TheoryData<string, string, string> Forms { get; } = new()
    {
        { "streefwaarde", $"{Indicator}/2028", "vorm=hoogstens&getal=2&tekst=hoogstens 2%" },
        { "nieuwe-streefwaarde", Indicator, "jaar=2030&vorm=tussen&getal=1&bovengrens=2&tekst=tussen 1 en 2%" },
        { "streefwaarde-intrekken", $"{Indicator}/2028", "" },
        { "meting", Indicator, "lezing=getal&getal=3,1&peildatum=2025&tekst=3,1%" },
        { "meting", Indicator, "lezing=niet_gemeten&peildatum=2026&tekst=De meting begint later" },
        { "nulmeting", Indicator, "lezing=ongeveer&getal=4&peildatum=2021&tekst=ongeveer 4%" },
        { "indicator", Element, "titel=Aantal huishoudens met schulden&eenheid=aantal&richting=dalen" },
        { "indicator-wijzigen", Indicator, "titel=Kinderen in armoede&eenheid=percent&richting=dalen" },
        { "indicator-intrekken", Indicator, "" },
        { "plan", "", "titel=Uitvoeringsprogramma Wonen&als=uitvoeringsprogramma&van=2026&tot=2029" },
        { "plan-vaststellen", "maatschappelijke-agenda", "" },
        { "plan-sluiten", Addresses.ThemePlan, "" },
        { "onderdeel", Addresses.Plan, "als=resultaat&onder=doel-4&titel=Een nieuw resultaat" },
        { "verwoording", Element, "titel=Minder kinderen in armoede&nummer=4" },
        { "verplaatsing", Addresses.Plan + "/resultaat-4-1-1", "onder=doel-1" },
        { "onderdeel-intrekken", Addresses.Plan + "/resultaat-4-1-1", "" },
        {
            "uitvoering", Addresses.Plan + "/resultaat-4-1-1",
            "verantwoordelijke=GGD&partners=Politie\nMeerpaal&van=2026"
        },
        { "herkomst", Element, "als=vervallen" },
        {
            "herkomst", Element,
            $"als=voortgezet&van={Addresses.ThemePlan}/resultaat-5"
        },
        {
            "tegenstrijdigheid", Addresses.Plan,
            $"titel=Twee getallen&als=cijfer&over={Indicator}&zegt-1=2,3%&plaats-1={Place}&zegt-2=3,6%&plaats-2={Place}"
        },
        { "begroting", Addresses.Plan, "jaar=2026&posten=Wijkbeheer | lasten | 61.596\nBijdrage | baten | 5.000,50" },
        { "bedrag", Line, "bedrag=-1.000" },
        { "post", Addresses.ThemePlan + "/2020", "titel=Noodfonds&kant=lasten&aard=incidenteel&bedrag=50.000" },
        { "verschuiving", Line, "naar=wijk-en-buurtbeheer&bedrag=500" },
        { "dekking", Line, "bedrag=500&uit=stelpost Wmo" },
        { "realisatie", Line, "bedrag=1.790.000" },
        { "afsluiting", Addresses.ThemePlan + "/2020", "" },
        { "besluit", "", "orgaan=raad&datum=1-10-2026&als=wijziging&titel=Een besluit" },
        {
            "advies", "",
            $"orgaan=adviesraad&datum=1-10-2026&titel=Een advies&over={Addresses.Plan}&punten=Meet vaker\nMeet meer"
        },
        {
            "antwoord", "asd-2025-02-13-concept-uitvoeringsprogrammas",
            "orgaan=college&datum=1-10-2026&op-*=Dat doen we"
        },
        { "bron", "", $"titel=Een document&als=brief&datum=1-10-2026&sha256={new string('a', 64)}" },
        { "bron-vervangen", "raadsinformatiebrief-uitvoeringsprogrammas-2025", "door=asd-advies-820484" },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void There_is_a_form_for_every_command() =>
        RecordFile.Kinds.Except(FormKind.All.Select(k => k.Command)).ShouldBeNone("Commands without a form");

    [Fact]
    public void Every_form_is_tried() =>
        FormKind.All.Select(k => k.Name).Except(Forms.Select(f => f.Data.Item1)).ShouldBeNone("Forms without a test");

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_shows_what_it_comes_to(string kind, string about, string typed)
    {
        using var http = await site.OfficersClient();
        var address = $"/vastleggen/{kind}{(about.Length > 0 ? "/" : "")}{about}";
        var open = await http.GetStringAsync(address, Cancel);
        var fields = Hidden().Matches(open).ToDictionary(
            m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        foreach (var field in typed.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=', 2)))
        {
            var name = field[0].EndsWith('*') ? Reply().Match(open).Groups[1].Value : field[0];
            fields[name] = field[1];
        }

        foreach (var (name, value) in new[]
        {
            ("aard", open.Contains("value=\"publicatie\"", StringComparison.Ordinal) ? "publicatie" : "wijziging"),
            ("besluit", Decision), ("reden", "Om te zien wat eruit komt"), ("vindplaats", Place), ("knop", "bekijk"),
        })
        {
            fields.TryAdd(name, value);
        }

        using var answer = await http.PostAsync(address, new FormUrlEncodedContent(fields), Cancel);
        var shown = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, string.Join(' ', Problem().Matches(shown).Select(m => m.Value)));
        shown.ShouldContain("Zo komt het te staan");
        shown.ShouldContain("Om te zien wat eruit komt");
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"(op-[^\"]+)\"")]
    private static partial Regex Reply();

    [GeneratedRegex("<li><(a|span)[^>]*>[^<]+")]
    private static partial Regex Problem();
}
