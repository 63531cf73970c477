using Ledger.System.Tests.Tidy;
using Microsoft.Playwright;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>
/// Anyone can read the pages: axe-core finds nothing, on a desktop, at 200 % zoom and on the narrowest phone.
/// </summary>
[Collection(SiteCollection.Name)]
public sealed class AccessibilityTests(Site site)
{
    private const string Rules = """
        async () => (await axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        })).violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)
        """;

    // A desktop, the same at 200 % zoom, and a desktop at 400 % zoom, which is the narrowest phone.
    private static readonly int[] Widths = [1280, 640, 320];

    public static TheoryData<string> Pages => [.. Addresses.All];

    public static TheoryData<string> PagesOfOfficers => [.. Addresses.OfOfficers];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_and_nothing_sticks_out(string address)
    {
        var page = await site.Page();
        await page.GotoAsync(address);
        await Examine(page, address);
    }

    [Theory]
    [MemberData(nameof(PagesOfOfficers))]
    public async Task Nor_on_a_page_of_officers(string address)
    {
        var page = await site.OfficersPage();
        await page.GotoAsync(address);
        await Examine(page, address);
    }

    [Fact]
    public async Task Nor_where_one_signs_in()
    {
        var page = await site.Page();
        await page.GotoAsync("/aanmelden");
        await Examine(page, "/aanmelden", isOver: false);
        await page.GetByLabel("Naam").FillAsync("niemand");
        await page.GetByLabel("Wachtwoord").FillAsync("iets-heel-anders");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await Examine(page, "/aanmelden, wrong");
    }

    [Theory]
    [InlineData("/afmelden")]
    [InlineData("/wachtwoord")]
    [InlineData("/toegang")]
    public async Task Nor_on_a_page_about_accounts(string address)
    {
        var page = await site.AuditorsPage();
        await page.GotoAsync(address);
        await Examine(page, address);
        if (address == "/toegang")
        {
            var denied = await site.OfficersPage();
            await denied.GotoAsync(address);
            await Examine(denied, $"{address}, denied");
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
        await Examine(page, "/vastleggen, wrong", isOver: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk eerst" }).ClickAsync();
        await page.Locator(".voorbeeld").WaitForAsync();
        await Examine(page, "/vastleggen, shown");
    }

    /// <summary>Looks at a page as it stands, at one width.</summary>
    internal static async Task Check(IPage page, string address, int width)
    {
        await page.EvaluateAsync(await Axe());
        (await Findings(page, address, width)).ShouldBeNone($"{address} at {width} px");
    }

    private static async Task Examine(IPage page, string name, bool isOver = true)
    {
        await page.WaitForLoadStateAsync();
        await page.EvaluateAsync(await Axe());
        var found = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            found.AddRange(await Findings(page, name, width));
        }

        if (isOver)
        {
            await page.Context.CloseAsync();
        }

        found.ShouldBeNone(name);
    }

    private static async Task<List<string>> Findings(IPage page, string name, int width)
    {
        await Photograph(page, name, width);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        var found = (await page.EvaluateAsync<string[]>(Rules)).Select(v => $"{name} at {width} px: {v}").ToList();
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (wide > width)
        {
            found.Add($"{name} is {wide} px wide on a screen of {width} px.");
        }

        return found;
    }

    private static async Task<string> Axe()
    {
        var file = Path.Combine(SourceTree.Root, "src", "Ledger.Web", "node_modules", "axe-core", "axe.min.js");
        return File.Exists(file)
            ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)
            : throw new FileNotFoundException("axe-core is not there: install Node.js with npm and build again.", file);
    }

    private static async Task Photograph(IPage page, string address, int width)
    {
        var name = string.Concat(address.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Site.Screenshots, $"{(name.Length == 0 ? "tijdlijn" : name)}-{width}.png"),
        });
    }
}
