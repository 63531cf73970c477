using Ledger.System.Tests.Tidy;
using Microsoft.Playwright;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>
/// Anyone can read the pages: axe-core finds nothing, on a desktop, at 200 % zoom and on the narrowest phone.
/// </summary>
[Collection(ExaminedSiteCollection.Name)]
public sealed class AccessibilityTests(Site site, Examination examination) : IClassFixture<Examination>
{
    public static TheoryData<string> Pages => [.. Addresses.All];

    public static TheoryData<string> PagesOfOfficers => [.. Addresses.OfOfficers];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_and_nothing_sticks_out(string address) =>
        (await examination.Of(address)).ShouldBeNone(address);

    [Theory]
    [MemberData(nameof(PagesOfOfficers))]
    public async Task Nor_on_a_page_of_officers(string address) =>
        (await examination.Of(address)).ShouldBeNone(address);

    [Fact]
    public async Task Nor_where_one_signs_in()
    {
        var page = await site.Page();
        await page.GotoAsync("/aanmelden");
        (await Axe.Examine(page, "/aanmelden")).ShouldBeNone("/aanmelden");
        await page.GetByLabel("Naam").FillAsync("niemand");
        await page.GetByLabel("Wachtwoord").FillAsync("iets-heel-anders");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        (await Axe.Examine(page, "/aanmelden, wrong")).ShouldBeNone("/aanmelden, wrong");
    }

    [Theory]
    [InlineData("/afmelden")]
    [InlineData("/wachtwoord")]
    [InlineData("/toegang")]
    public async Task Nor_on_a_page_about_accounts(string address)
    {
        var page = await site.AuditorsPage();
        await page.GotoAsync(address);
        (await Axe.Examine(page, address)).ShouldBeNone(address);
        if (address == "/toegang")
        {
            var denied = await site.OfficersPage();
            await denied.GotoAsync(address);
            (await Axe.Examine(denied, $"{address}, denied")).ShouldBeNone($"{address}, denied");
        }
    }

    [Fact]
    public async Task Nor_on_a_form_that_is_wrong_or_shown_before_it_is_recorded()
    {
        var page = await site.OfficersPage();
        await page.GotoAsync($"/vastleggen/streefwaarde/{Addresses.Plan}/kinderen-in-armoede/2028");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.Locator("#fouten").WaitForAsync();
        await page.SelectOptionAsync("#v-vorm", "kwalitatief");
        await page.FillAsync("#v-tekst", "minder kinderen in armoede");
        await page.SelectOptionAsync("#v-besluit", "college-2025-uitvoeringsprogrammas");
        await page.FillAsync("#v-reden", "Alleen om te zien hoe het eruitziet");
        await page.SelectOptionAsync("#v-vindplaats", "uitvoeringsprogramma-bestaanszekerheid-824735|§5 tabel");
        (await Axe.Examine(page, "/vastleggen, wrong")).ShouldBeNone("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.Locator(".voorbeeld").WaitForAsync();
        (await Axe.Examine(page, "/vastleggen, shown")).ShouldBeNone("shown");
    }
}
