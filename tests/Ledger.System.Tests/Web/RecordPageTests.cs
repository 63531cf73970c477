using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>An officer records on a page, sees first what it will say, and loses nothing that was typed.</summary>
[Collection(SiteCollection.Name)]
public sealed class RecordPageTests(Site site)
{
    [Fact]
    public async Task A_change_is_shown_first_and_then_recorded_once()
    {
        var page = await site.OfficersPage();
        await page.GotoAsync($"/waarom/{await SomeTarget(0)}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Streefwaarde wijzigen" }).ClickAsync();
        await Fill(page, "7,5", "Bijgesteld na de meting");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        (await page.InnerTextAsync(".voorbeeld")).ShouldContain("hoogstens 7,5");
        (await page.InnerTextAsync(".voorbeeld")).ShouldContain("Bijgesteld na de meting");

        // Someone who is not sure that it came through sends the same form again.
        var first = await page.EvaluateAsync<string>(
            """
            async () => (await fetch(location.href, {
              method: "POST",
              body: new URLSearchParams(
                [...new FormData(document.getElementById("formulier")), ["knop", "vastleggen"]]),
            })).url
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await page.WaitForURLAsync("**/vastleggen/klaar/*");
        page.Url.ShouldBe(first);
        (await page.InnerTextAsync("main")).ShouldContain("hoogstens 7,5");
        await page.GetByRole(AriaRole.Link, new() { Name = "Het hele waarom" }).ClickAsync();
        (await page.Locator(".stap").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task What_someone_else_changed_meanwhile_is_shown_and_nothing_typed_is_lost()
    {
        var target = await SomeTarget(1);
        var (mine, theirs) = (await site.OfficersPage(), await site.OfficersPage());
        await mine.GotoAsync($"/vastleggen/streefwaarde/{target}");
        await Fill(mine, "4", "Mijn reden");
        await Record(theirs, target, "6", "Hun reden");

        await mine.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        var text = await mine.InnerTextAsync("[role=alert]");
        text.ShouldContain("Intussen legde iemand anders hier iets vast");
        text.ShouldContain("hoogstens 6");
        text.ShouldContain("Hun reden");
        (await mine.Locator("#v-getal").InputValueAsync()).ShouldBe("4");
        (await mine.Locator("#v-reden").InputValueAsync()).ShouldBe("Mijn reden");

        await mine.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        (await mine.InnerTextAsync(".voorbeeld__waarde")).ShouldContain("hoogstens 6");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await mine.WaitForURLAsync("**/vastleggen/klaar/*");
        (await mine.InnerTextAsync("main")).ShouldContain("hoogstens 4");
    }

    [Fact]
    public async Task What_changed_elsewhere_in_the_plan_is_not_in_the_way()
    {
        var (mine, theirs) = (await site.OfficersPage(), await site.OfficersPage());
        var target = await SomeTarget(2);
        await mine.GotoAsync($"/vastleggen/streefwaarde/{target}");
        await Fill(mine, "5", "Mijn reden");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await Record(theirs, await SomeTarget(3), "8", "Hun reden");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await mine.WaitForURLAsync("**/vastleggen/klaar/*");
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_without_script_too()
    {
        var page = await site.OfficersPage(script: false);
        await page.GotoAsync($"/vastleggen/streefwaarde/{await SomeTarget(4)}");
        await Fill(page, "drie", "Een lange reden die niet verloren mag gaan");
        await page.FillAsync("#v-geldig", "1-1-1990");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        (await page.InnerTextAsync("#v-getal-fout")).ShouldContain("‘drie’ is geen getal");
        (await page.GetAttributeAsync("#v-getal", "aria-describedby"))!.ShouldContain("v-getal-fout");
        (await page.InputValueAsync("#v-reden")).ShouldBe("Een lange reden die niet verloren mag gaan");

        await page.FillAsync("#v-getal", "3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        (await page.InnerTextAsync("#v-geldig-fout")).ShouldContain("kan niet gelden voordat bestaat wat zij wijzigt");
        (await page.InputValueAsync("#v-geldig")).ShouldBe("1-1-1990");
    }

    [Fact]
    public async Task What_was_changed_after_it_was_shown_is_shown_again()
    {
        var page = await site.OfficersPage();
        await page.GotoAsync($"/vastleggen/streefwaarde/{await SomeTarget(5)}");
        await Fill(page, "5", "Een reden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.FillAsync("#v-getal", "50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        (await page.InnerTextAsync(".voorbeeld__waarde")).ShouldContain("hoogstens 50");
        page.Url.ShouldNotContain("klaar");
    }

    [Fact]
    public async Task A_corrected_input_error_looks_like_one()
    {
        var page = await site.OfficersPage();
        await page.GotoAsync($"/vastleggen/verwoording/{Addresses.Plan}/doel-4");
        await page.FillAsync("#v-titel", "Minder kinderen groeien op in armoede (verbeterd)");
        await page.SelectOptionAsync("#v-aard", "rectificatie");
        await page.FillAsync("#v-mis", "Verkeerd overgenomen");
        await page.FillAsync("#v-reden", "Zo staat het in het document");
        await Cite(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await page.WaitForURLAsync("**/vastleggen/klaar/*");
        (await page.InnerTextAsync(".stap--rectificatie")).ShouldContain("Verkeerd overgenomen");
    }

    [Fact]
    public async Task A_new_document_and_a_new_decision_can_be_taken_in()
    {
        var page = await site.OfficersPage();
        await page.GotoAsync("/vastleggen/bron");
        await page.FillAsync("#v-titel", "Raadsbesluit bijstelling");
        await page.SelectOptionAsync("#v-als", "besluit");
        await page.FillAsync("#v-datum", "12-11-2026");
        await page.FillAsync("#v-reden", "Het besluit van de raad");
        await page.FillAsync("#v-plaatsen", "blz. 1\nblz. 2");
        await page.SetInputFilesAsync("#v-sha256-bestand", new FilePayload
        {
            Name = "besluit.txt",
            MimeType = "text/plain",
            Buffer = "abc"u8.ToArray(),
        });
        await Assertions.Expect(page.Locator("#v-sha256")).ToHaveValueAsync(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await page.WaitForURLAsync("**/vastleggen/klaar/*");

        await page.GotoAsync("/vastleggen/besluit");
        await page.SelectOptionAsync("#v-orgaan", "raad");
        await page.SelectOptionAsync("#v-als", "wijziging");
        await page.FillAsync("#v-datum", "12-11-2026");
        await page.FillAsync("#v-titel", "Streefwaarden bijgesteld");
        await page.FillAsync("#v-reden", "Naar aanleiding van de metingen");
        await page.SelectOptionAsync("#v-vindplaats", "2026-11-12-raadsbesluit-bijstelling|blz. 2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await page.WaitForURLAsync("**/vastleggen/klaar/*");
        await page.GotoAsync("/besluiten/raad-2026-11-12-streefwaarden-bijgesteld");
        (await page.InnerTextAsync("h1")).ShouldBe("Streefwaarden bijgesteld");
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_page_was_lost()
    {
        var page = await site.OfficersPage();
        var way = $"/vastleggen/streefwaarde/{await SomeTarget(6)}";
        await page.GotoAsync(way);
        await Fill(page, "9", "Een reden die lang duurde om te schrijven");
        await page.Context.ClearCookiesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.WaitForLoadStateAsync();

        var again = await site.OfficersPage();
        await page.Context.AddCookiesAsync([.. (await again.Context.CookiesAsync()).Select(c => new Cookie
        {
            Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path,
        })]);
        await page.GotoAsync(way);
        (await page.InputValueAsync("#v-reden")).ShouldBe("Een reden die lang duurde om te schrijven");
        (await page.InputValueAsync("#v-vorm")).ShouldBe("hoogstens");
    }

    [Fact]
    public async Task Someone_who_is_not_signed_in_records_nothing()
    {
        var page = await site.Page();
        await page.GotoAsync("/vastleggen");
        page.Url.ShouldContain("/aanmelden?terug=%2Fvastleggen");
    }

    // A target in percent of the plan that no other test looks at; each test has its own.
    private async Task<string> SomeTarget(int index) => (await site.Targets())[index];

    private static async Task Record(IPage page, string target, string number, string reason)
    {
        await page.GotoAsync($"/vastleggen/streefwaarde/{target}");
        await Fill(page, number, reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await page.WaitForURLAsync("**/vastleggen/klaar/*");
    }

    private static async Task Fill(IPage page, string number, string reason)
    {
        await page.SelectOptionAsync("#v-vorm", "hoogstens");
        await page.FillAsync("#v-getal", number);
        await page.FillAsync("#v-tekst", $"hoogstens {number}");
        await page.SelectOptionAsync("#v-besluit", "college-2025-uitvoeringsprogrammas");
        await page.FillAsync("#v-reden", reason);
        await Cite(page);
    }

    private static Task<IReadOnlyList<string>> Cite(IPage page) => page.SelectOptionAsync(
        "#v-vindplaats", "uitvoeringsprogramma-bestaanszekerheid-824735|§5 tabel");
}
