using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>The three who ask find their answer in at most three clicks from the first page.</summary>
[Collection(SiteCollection.Name)]
public sealed class JourneyTests(Site site)
{
    [Fact]
    public async Task An_auditor_finds_why_a_target_is_what_it_is()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        await page.GetByLabel("Zoek een doel, indicator, besluit of bron").FillAsync("kinderen in armoede");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoeken" }).ClickAsync();
        await page.Locator(".treffers li", new() { HasText = "hoogstens 2,3 %" }).GetByRole(AriaRole.Link).First
            .ClickAsync();

        var text = await page.InnerTextAsync("main");
        text.ShouldContain("hoogstens 2,3 %");
        text.ShouldContain("mandaat: college");
        text.ShouldContain("§5 tabel");
        text.ShouldContain("gereconstrueerd");
        text.ShouldContain("maximaal 3,6%");

        await page.GetByRole(AriaRole.Link, new() { Name = "Drie uitvoeringsprogramma" }).First.ClickAsync();
        page.Url.ShouldContain("/besluiten/college-2025-uitvoeringsprogrammas");
    }

    [Fact]
    public async Task A_council_member_sees_what_was_said_over_the_years_and_what_was_known()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Hoofdmenu" })
            .GetByRole(AriaRole.Link, new() { Name = "Door de jaren" }).ClickAsync();
        await page.Locator(".lijnen a", new() { HasText = "veilige en beschermde omgeving" }).First.ClickAsync();

        var years = await page.Locator(".lijn__jaren").AllInnerTextsAsync();
        years.ShouldContain("2019–2022");
        years.ShouldContain("2025–2028");
        var text = await page.InnerTextAsync("main");
        text.ShouldContain("395");
        text.ShouldContain("317");

        await page.GotoAsync($"/plannen/{Addresses.Plan}?besloten=2024-12-31");
        (await page.InnerTextAsync("main")).ShouldContain("Stand zoals besloten tot en met 31 december 2024");
        (await page.InnerTextAsync("main")).ShouldContain("is dit er nog niet");
    }

    [Fact]
    public async Task A_finance_officer_replays_a_budget_year_with_the_arrow_keys()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hoe liep de begroting" }).ClickAsync();
        var last = await page.Locator(".stappen strong").InnerTextAsync();
        last.ShouldStartWith("stap ");
        await page.WaitForLoadStateAsync();
        await Chromium.Seen(page);
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForURLAsync("**stap=*");
        await Chromium.Seen(page);
        (await page.Locator(".stappen strong").InnerTextAsync()).ShouldNotBe(last);
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".stappen strong")).ToHaveTextAsync(last);
    }

    [Fact]
    public async Task Results_come_while_one_types()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        await page.GetByLabel("Zoek een doel, indicator, besluit of bron").PressSequentiallyAsync("armoede");
        await Assertions.Expect(page.Locator("#gevonden .treffers li").First).ToBeVisibleAsync();
        page.Url.ShouldEndWith("/");
    }

    [Fact]
    public async Task The_keyboard_alone_finds_an_answer()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        await Chromium.Seen(page);
        await page.Keyboard.PressAsync("Tab");
        (await Focused(page)).ShouldBe("Naar de inhoud");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("kinderen in armoede");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/zoeken?q=*");
        await page.Locator(".treffers a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/waarom/**");

        await page.Locator(".lens summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("2030");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**geldig=2030*");
        (await page.InnerTextAsync(".lens__kop")).ShouldContain("geldig op 31 december 2030");
    }

    private static Task<string> Focused(IPage page) =>
        page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");

    [Fact]
    public async Task Everything_works_without_script()
    {
        var page = await site.Page(script: false);
        await page.GotoAsync("/");
        await page.GetByLabel("Zoek een doel, indicator, besluit of bron").FillAsync("armoede");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/zoeken?q=armoede");
        (await page.Locator(".treffers li").CountAsync()).ShouldBeGreaterThan(3);

        await page.GotoAsync($"/plannen/{Addresses.Plan}");
        await page.GetByText("Kijk door een andere lens").ClickAsync();
        await page.GetByLabel("Besloten tot en met").FillAsync("2025");
        await page.GetByRole(AriaRole.Button, new() { Name = "Toon deze stand" }).ClickAsync();
        page.Url.ShouldContain("besloten=2025");
        (await page.InnerTextAsync(".lens__kop")).ShouldContain("besloten tot en met 31 december 2025");
    }
}
