using Ledger.System.Tests.Tidy;
using Shouldly;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>Drawings can be read: no words stand on others, and all of it is seen on a phone.</summary>
[Collection(SiteCollection.Name)]
public sealed class ChartTests(Site site)
{
    // Both drawings of an indicator, as wide as they are shown; and which of their words cover each other.
    private const string Covered = """
        async addresses => {
            await document.fonts.ready;
            const holder = document.body.appendChild(document.createElement('div'));
            const found = [];
            let words = 0;
            for (const address of addresses) {
                const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
                for (const drawing of page.querySelectorAll('svg.grafiek')) {
                    const svg = document.importNode(drawing, true);
                    svg.classList.remove('alleen-breed', 'alleen-smal');
                    holder.style.width = svg.viewBox.baseVal.width + 'px';
                    holder.replaceChildren(svg);
                    const said = [...svg.querySelectorAll('a text')]
                        .map(text => [text.textContent, text.getBoundingClientRect()]);
                    words += said.length;
                    said.forEach(([one, a], at) => said.slice(at + 1).forEach(([other, b]) => {
                        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                        if (across > 2 && down > 6) found.push(`${address}: "${one}" and "${other}"`);
                    }));
                }
            }
            return [`${words}`, ...found];
        }
        """;

    [Fact]
    public async Task Words_in_a_chart_stand_apart()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        var found = await page.EvaluateAsync<string[]>(Covered, (await Addresses.Indicators(site)).ToArray());
        int.Parse(found[0], global::System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(60);
        found.Skip(1).ShouldBeNone("Words in a chart that stand on others");
    }

    [Fact]
    public async Task A_budget_year_is_seen_whole_on_a_phone()
    {
        var page = await site.Page(390);
        await page.GotoAsync("/begroting/programma-6-sociaal-domein-2017/2017");
        (await page.Locator(".waterval:visible").CountAsync()).ShouldBe(1);
        var drawing = page.Locator(".waterval--smal");
        var box = (await drawing.BoundingBoxAsync()).ShouldNotBeNull();
        box.X.ShouldBeGreaterThanOrEqualTo(0);
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(390);
        (await drawing.Locator("a").CountAsync()).ShouldBeGreaterThan(2);
        await drawing.Locator("a").First.ClickAsync();
        page.Url.ShouldContain("stap=1");
    }
}
