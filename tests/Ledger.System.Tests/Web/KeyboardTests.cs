using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>The keyboard alone does everything: no test here clicks or points.</summary>
[Collection(SiteCollection.Name)]
public sealed class KeyboardTests(Site site)
{
    private const int MostTabs = 80;

    [Fact]
    public async Task A_change_is_recorded()
    {
        var page = await site.OfficersPage();
        await page.GotoAsync($"/vastleggen/streefwaarde/{(await site.Targets())[7]}");
        await Chromium.Seen(page);
        await TabTo(page, "v-vorm");
        await page.Keyboard.TypeAsync("hoogstens");
        foreach (var (field, text) in new[] { ("v-getal", "6"), ("v-tekst", "hoogstens 6") })
        {
            await TabTo(page, field);
            await page.Keyboard.TypeAsync(text);
        }

        await TabTo(page, "v-besluit");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabTo(page, "v-reden");
        await page.Keyboard.TypeAsync("Zonder muis vastgelegd");
        await TabTo(page, "v-vindplaats");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabTo(page, "knop:bekijk");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".voorbeeld, .fouten").WaitForAsync();
        (await page.InnerTextAsync("main")).ShouldContain("Zo komt het te staan");
        await TabTo(page, "knop:vastleggen");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/vastleggen/klaar/*");
        (await page.InnerTextAsync("main")).ShouldContain("Zonder muis vastgelegd");
    }

    [Fact]
    public async Task A_budget_is_replayed_and_a_step_leads_to_its_why()
    {
        var page = await site.Page();
        await page.GotoAsync("/begroting/programma-6-sociaal-domein-2017/2017");
        await Chromium.Seen(page);
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForURLAsync("**stap=2*");
        await Chromium.Seen(page);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForURLAsync("**stap=3*");
        await page.Locator(".tabel .getal a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/waarom/**");
    }

    // As someone does who sees where the focus is; what cannot be reached in so many is not found.
    private static async Task TabTo(IPage page, string what)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<string>(
                "() => { const e = document.activeElement; return e.name === 'knop' ? 'knop:' + e.value : e.id; }");
            if (at == what)
            {
                return;
            }
        }

        throw new InvalidOperationException($"{what} is not reached with the Tab key.");
    }
}
