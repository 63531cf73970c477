using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>An officer puts an input error right, of the one thing that is meant and of no other.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class CorrectionTests(Site site)
{
    private const string Indicator = Addresses.Plan + "/huiselijk-geweld-meldingen";
    private const string Place = "uitvoeringsprogramma-bestaanszekerheid-824735|§5 tabel";

    private const string Decision = "college-2025-uitvoeringsprogrammas";

    private const string Typed2026 = "lezing=getal&peildatum=2026";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_figures_of_one_date_are_told_apart_by_whom_they_are_about()
    {
        using var http = await site.OfficersClient();
        var form = $"/vastleggen/meting/{Indicator}";
        foreach (var (scope, figure) in new[] { ("gemeente", "301"), ("landelijk", "901") })
        {
            var recorded = await Record(
                http, form, $"{Typed2026}&aard=publicatie&bereik={scope}&getal={figure}&tekst={figure}");
            recorded.ShouldContain($">{figure}<");
        }

        var corrected = await Record(
            http, form,
            $"{Typed2026}&aard=rectificatie&mis=Een cijfer te veel&bereik=landelijk&getal=801&tekst=801");
        corrected.ShouldContain("stap--rectificatie");
        var page = await http.GetStringAsync($"/indicatoren/{Indicator}", Cancel);
        page.ShouldContain(">301<");
        page.ShouldContain(">801<");
        page.ShouldNotContain(">901<");
    }

    [Fact]
    public async Task A_figure_under_a_wrong_date_is_put_right_and_no_longer_stands_there()
    {
        using var http = await site.OfficersClient();
        var form = $"/vastleggen/meting/{Addresses.Plan}/kinderen-in-armoede";
        await Record(http, form, "lezing=getal&peildatum=2012&aard=publicatie&bereik=gemeente&getal=7,7&tekst=7,7");
        var before = await http.GetStringAsync($"/indicatoren/{Addresses.Plan}/kinderen-in-armoede", Cancel);
        before.ShouldContain(">2012<");
        var why = await http.GetStringAsync($"/waarom/{Addresses.Plan}/kinderen-in-armoede", Cancel);
        Ways().Matches(why).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
            .ShouldContain(way => way.Contains("cijfer=2012%7Cgemeente", StringComparison.Ordinal));

        var corrected = await Record(
            http, form,
            "lezing=getal&peildatum=2021&aard=rectificatie&mis=Cijfers verwisseld&cijfer=2012|gemeente&bereik=gemeente"
                + "&getal=7,7&tekst=7,7");

        corrected.ShouldContain("stap--rectificatie");
        var after = await http.GetStringAsync($"/indicatoren/{Addresses.Plan}/kinderen-in-armoede", Cancel);
        after.ShouldNotContain(">2012<");
        after.ShouldContain(">2021<");
    }

    [Fact]
    public async Task What_was_never_recorded_is_not_put_right_and_what_was_is_named()
    {
        using var http = await site.OfficersClient();
        var (status, page) = await Send(
            http, $"/vastleggen/nulmeting/{Indicator}", new(Fields(
                "aard=rectificatie&mis=Fout&lezing=getal&peildatum=2022&bereik=gemeente&getal=1&tekst=1&knop=bekijk")));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Van deze datum en dit bereik is niets vastgelegd. Wel van: 2023 (hele gemeente)");
    }

    [Theory]
    [InlineData(Indicator, "nulmeting", "getal", "295")]
    [InlineData($"{Addresses.Plan}/kinderen-in-armoede/2028", "streefwaarde", "getal", "2,3")]
    [InlineData($"{Addresses.Plan}/doel-2", "verwoording", "titel", "")]
    [InlineData($"{Addresses.Plan}/kinderen-in-armoede", "indicator-wijzigen", "bron", "CBS (www.zichtopwijken.nl)")]
    public async Task From_a_step_of_the_why_one_comes_to_the_form_with_what_was_recorded(
        string about, string form, string field, string value)
    {
        using var http = await site.OfficersClient();
        var why = await http.GetStringAsync($"/waarom/{about}", Cancel);
        var way = Ways().Matches(why).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
            .First(w => w.StartsWith($"/vastleggen/{form}/", StringComparison.Ordinal));
        var open = await http.GetStringAsync(way, Cancel);
        open.ShouldContain("<option value=\"rectificatie\" selected");
        open.ShouldContain(
            value.Length > 0 ? $"name=\"{field}\" type=\"text\" autocomplete=\"off\" value=\"{value}\"" : "");
        var fields = Hidden().Matches(open).Concat(Typed().Matches(open)).DistinctBy(m => m.Groups[1].Value)
            .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        fields["getal"] = "2,4";
        fields["titel"] = "Beter overgenomen";
        foreach (var (name, said) in Fields($"aard=rectificatie&mis=Een typefout&reden=Zo staat het er&knop=bekijk"
            + $"&vindplaats={Place}&{Chosen(open, "vorm")}&{Chosen(open, "lezing")}&{Chosen(open, "bereik")}"
            + $"&{Chosen(open, "eenheid")}&{Chosen(open, "richting")}"))
        {
            fields[name] = said;
        }

        var (status, shown) = await Send(http, way.Split('?')[0], fields);
        status.ShouldBe(HttpStatusCode.OK, shown.Contains("id=\"fouten\"", StringComparison.Ordinal) ? shown : "");
        shown.ShouldContain("stap--rectificatie");
    }

    [Theory]
    [InlineData("bedrag", $"aard=wijziging&besluit={Decision}", "-50.000", "-5.000", "1.796.820")]
    [InlineData("realisatie", "aard=publicatie", "1.900.000", "1.850.000", "1.850.000")]
    public async Task An_amount_that_was_copied_wrong_is_put_right_from_its_step(
        string form, string ground, string wrong, string right, string standing)
    {
        using var http = await site.OfficersClient();
        const string Line = $"{Addresses.ThemePlan}/2021/overige-budgetten";
        await Record(http, $"/vastleggen/{form}/{Line}", $"{ground}&bedrag={wrong}");
        var why = await http.GetStringAsync($"/waarom/{Line}", Cancel);
        var way = Ways().Matches(why).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
            .First(w => w.StartsWith($"/vastleggen/{form}/", StringComparison.Ordinal));
        (await http.GetStringAsync(way, Cancel)).ShouldContain($"value=\"{wrong}\"");

        var corrected = await Record(
            http, $"/vastleggen/{form}/{Line}", $"aard=rectificatie&mis=Verkeerd overgenomen&bedrag={right}");

        corrected.ShouldContain("stap--rectificatie");
        (await http.GetStringAsync($"/waarom/{Line}", Cancel)).ShouldContain(standing);
        (await http.GetStringAsync($"/begroting/{Addresses.ThemePlan}/2021", Cancel)).ShouldContain($"{standing}<");
    }

    [Fact]
    public async Task The_lines_of_a_budget_are_rows_and_grow_without_script()
    {
        var page = await site.OfficersPage(script: false);
        await page.GotoAsync($"/vastleggen/begroting/{Addresses.Plan}");
        var rows = page.Locator(".postregel");
        (await rows.CountAsync()).ShouldBe(3);
        await page.FillAsync("#v-jaar", "2027");
        foreach (var (place, name, side, amount) in new[]
        {
            (1, "Wijkbeheer", "lasten", "61.596"), (2, "Bijdrage | rijk", "baten", "5.000,50"),
            (3, "Noodfonds", "lasten", "veel"),
        })
        {
            await page.FillAsync($"#v-posten-naam-{place}", name);
            await page.SelectOptionAsync($"#v-posten-kant-{place}", side);
            await page.FillAsync($"#v-posten-bedrag-{place}", amount);
        }

        await page.ClickAsync("button[value=regels]");
        (await rows.CountAsync()).ShouldBe(6);
        (await page.Locator("#fouten").CountAsync()).ShouldBe(0);
        await page.FillAsync("#v-reden", "De begroting van 2027");
        await page.SelectOptionAsync("#v-besluit", Decision);
        await page.SelectOptionAsync("#v-vindplaats", Place);
        await page.PressAsync("#v-posten-bedrag-3", "Enter");
        (await page.InnerTextAsync("#v-posten-fout")).ShouldContain("‘Noodfonds’");
        await page.FillAsync("#v-posten-bedrag-3", "7.500");
        await page.PressAsync("#v-posten-bedrag-3", "Enter");
        var shown = await page.InnerTextAsync(".voorbeeld");
        shown.ShouldContain("7.500");
        shown.ShouldContain("5.000,50");
        (await page.InputValueAsync("#v-posten-naam-2")).ShouldBe("Bijdrage / rijk");
    }

    // A form is shown first, and recorded as it was shown.
    private static async Task<string> Record(HttpClient http, string address, string typed)
    {
        var fields = Fields($"{typed}&reden=Zo staat het er&vindplaats={Place}&knop=bekijk");
        var (status, shown) = await Send(http, address, fields);
        status.ShouldBe(HttpStatusCode.OK, shown);
        foreach (var hidden in Hidden().Matches(shown).Select(m => m.Groups))
        {
            fields[hidden[1].Value] = WebUtility.HtmlDecode(hidden[2].Value);
        }

        fields["knop"] = "vastleggen";
        (status, shown) = await Send(http, address, fields);
        status.ShouldBe(HttpStatusCode.OK, shown);
        return shown;
    }

    private static async Task<(HttpStatusCode Status, string Page)> Send(
        HttpClient http, string address, Dictionary<string, string> fields)
    {
        if (!fields.ContainsKey("__RequestVerificationToken"))
        {
            foreach (var hidden in Hidden().Matches(await http.GetStringAsync(address, Cancel)).Select(m => m.Groups))
            {
                fields.TryAdd(hidden[1].Value, WebUtility.HtmlDecode(hidden[2].Value));
            }
        }

        using var answer = await http.PostAsync(address, new FormUrlEncodedContent(fields), Cancel);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    private static Dictionary<string, string> Fields(string typed) => typed
        .Split('&', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=', 2))
        .ToDictionary(f => f[0], f => f[1]);

    // What stands chosen in a list of an open form.
    private static string Chosen(string page, string name) => Regex.Match(
        page, $"<select[^>]* name=\"{name}\".*?<option value=\"([^\"]+)\" selected", RegexOptions.Singleline)
            is { Success: true } found ? $"{name}={found.Groups[1].Value}" : "";

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"([a-z]+)\" type=\"text\" autocomplete=\"off\" value=\"([^\"]*)\"")]
    private static partial Regex Typed();

    [GeneratedRegex("<a href=\"([^\"]+)\">Herstel een invoerfout hierin")]
    private static partial Regex Ways();
}
