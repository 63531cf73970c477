using Ledger.System.Tests.Tidy;
using Microsoft.Playwright;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>Anyone can read the pages: axe-core finds nothing, on a desktop and on the narrowest phone.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccessibilityTests(Site site)
{
    private const string Rules = """
        async () => (await axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        })).violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)
        """;

    public static TheoryData<string, int> Pages
    {
        get
        {
            var pages = new TheoryData<string, int>();
            foreach (var address in Addresses.All)
            {
                pages.Add(address, 1280);
                pages.Add(address, 320);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_and_nothing_sticks_out(string address, int width)
    {
        var page = await site.Page(width);
        await page.GotoAsync(address);
        await Check(page, address, width);
        await page.Context.CloseAsync();
    }

    /// <summary>Looks at a page as it stands.</summary>
    internal static async Task Check(IPage page, string address, int width)
    {
        await Photograph(page, address, width);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await page.EvaluateAsync(await Axe());
        var found = await page.EvaluateAsync<string[]>(Rules);
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        found.ShouldBeNone($"{address} at {width} px");
        Assert.True(wide <= width, $"{address} is {wide} px wide on a screen of {width} px.");
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
