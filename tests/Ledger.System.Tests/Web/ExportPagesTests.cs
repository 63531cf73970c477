using System.Net;
using System.Text.RegularExpressions;
using Ledger.Exports;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>What a page shows can be taken along, through the same lens and filter.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class ExportPagesTests(Site site)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/spoor?plan=" + Addresses.ThemePlan, 5)]
    [InlineData("/plannen/" + Addresses.Plan, 5)]
    [InlineData("/begroting/" + Addresses.ThemePlan + "/2020", 6)]
    [InlineData("/indicatoren/" + Addresses.Plan + "/kinderen-in-armoede", 5)]
    [InlineData("/waarom/" + Addresses.Plan + "/kinderen-in-armoede/2028", 1)]
    [InlineData("/waarom/college-2025-uitvoeringsprogrammas", 1)]
    [InlineData("/begroting/" + Addresses.ThemePlan, 6)]
    [InlineData("/begroting/" + Addresses.Plan, 0)]
    [InlineData("/begroting/" + Addresses.ThemePlan + "?besloten=2010", 0)]
    [InlineData("/begroting/" + Addresses.ThemePlan + "/2020?besloten=2010", 0)]
    [InlineData("/plannen/" + Addresses.Plan + "?besloten=2010", 0)]
    [InlineData("/plannen/" + Addresses.Plan + "?besloten=gisteren", 0)]
    [InlineData("/indicatoren/" + Addresses.Plan + "/kinderen-in-armoede?besloten=2010", 0)]
    [InlineData("/waarom/" + Addresses.Plan + "/kinderen-in-armoede/2028?besloten=2010", 0)]
    public async Task Every_link_of_a_page_gives_a_file_of_the_form_that_it_names(string page, int forms)
    {
        using var http = Client();
        var links = Links().Matches(await http.GetStringAsync(page, Token))
            .Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        links.Count.ShouldBe(forms);
        foreach (var link in links)
        {
            using var answer = await http.GetAsync(link, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, link);
            var format = ExportFormat.Find(link.Split('/')[2]).ShouldNotBeNull();
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(format.MediaType.Split(';')[0]);
            var file = answer.Content.Headers.ContentDisposition.ShouldNotBeNull();
            file.DispositionType.ShouldBe("attachment");
            file.FileName.ShouldNotBeNull().Trim('"').ShouldEndWith("." + format.Ending);
            (await answer.Content.ReadAsByteArrayAsync(Token)).Length.ShouldBeGreaterThan(100);
        }
    }

    [Fact]
    public async Task The_lens_of_the_page_is_that_of_the_file()
    {
        using var http = Client();
        var now = await http.GetStringAsync($"/export/csv/plannen/{Addresses.Plan}", Token);
        now.ShouldContain("kinderen-in-armoede/2028");
        using var before = await http.GetAsync($"/export/csv/plannen/{Addresses.Plan}?besloten=2010", Token);
        before.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/export/pdf/spoor")]
    [InlineData("/export/fdp/spoor")]
    [InlineData("/export/csv/plannen/er-is-niets")]
    [InlineData("/export/csv/spoor?besloten=gisteren")]
    public async Task What_is_not_there_or_cannot_be_read_is_no_file(string address)
    {
        using var http = Client();
        using var answer = await http.GetAsync(address, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/v1/spoorregels?plan=" + Addresses.ThemePlan, "text/csv")]
    [InlineData("/v1/spoorregels", "application/x-ndjson")]
    [InlineData("/v1/plannen/" + Addresses.Plan, Xlsx)]
    [InlineData("/v1/indicatoren/" + Addresses.Plan + "/kinderen-in-armoede", "text/csv")]
    [InlineData("/v1/begrotingen/" + Addresses.ThemePlan + "/2020", "application/zip")]
    [InlineData(
        "/v1/streefwaarden/" + Addresses.Plan + "/kinderen-in-armoede/2028/onderbouwing", "application/ld+json")]
    public async Task The_API_answers_in_the_form_that_is_asked_for(string address, string mediaType)
    {
        using var http = Client();
        http.DefaultRequestHeaders.Add("Accept", mediaType);
        using var answer = await http.GetAsync(address, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        (await answer.Content.ReadAsByteArrayAsync(Token)).Length.ShouldBeGreaterThan(100);
        http.DefaultRequestHeaders.Remove("Accept");
        http.DefaultRequestHeaders.Add("Accept", "application/pdf");
        using var other = await http.GetAsync(address, Token);
        other.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    private HttpClient Client() => new() { BaseAddress = new Uri(site.Url) };

    [GeneratedRegex("href=\"(/export/[^\"]+)\" download")]
    private static partial Regex Links();
}
