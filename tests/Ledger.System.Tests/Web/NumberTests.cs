using Ledger.System.Tests.Tidy;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>
/// No figure stands on a page without a way to where it comes from. Each page of <see cref="Addresses"/> is looked at,
/// and some that they lead to; with <c>LEDGER_EVERY_PAGE=1</c> all that they lead to.
/// </summary>
[Collection(SiteCollection.Name)]
public sealed class NumberTests(Site site)
{
    // A figure and its way stand together in one of the boxes. What is named apart is no figure: titles, ways, the
    // lens, words of a document beside their source, scales, what is typed, counts of what stands or opens below, what
    // the page of a why is itself about, and what a thing is on its own page. Dates and years are where one looks.
    private const string WithoutWay = """
        async (addresses) => {
          const box = "a, tr, dl > div, p, figure, .treffers > li, .posten > li, .laatst > li, "
            + ".lijnen > li, "
            + ".versies > li, .punten > li, .tegenspraak, .boom__meer, .boom__blad, .indicator, .lijn__deel, "
            + ".spoor__regel, .stap, .zegelstand";
          const apart = "nav, h1, h2, h3, title, th[scope], caption, summary, .lens, .soort, .telling, .stappen, form, "
            + ".lead, q, .figuur__tekst, .tijdlijn__jaar, label, select, pre, code, .vingerafdruk, "
            + ".waarom__waarde, .feiten, .plaatsen, .veld__fout";
          const months = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december";
          const dates = new RegExp(`\\b\\d{1,2} (${months})( \\d{4})?(, \\d{2}:\\d{2})?|\\b(19|20)\\d{2}\\b`, "g");
          const leads = (at) => {
            for (let near = at.closest(box); near; near = near.parentElement?.closest(box)) {
              if (near.matches("a[href]") || near.querySelector("a[href]")) {
                return true;
              }
            }
            return false;
          };
          const found = [];
          let next = 0;
          const look = async () => {
            while (next < addresses.length) {
              const address = addresses[next++];
              const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
              const walk = page.createTreeWalker(page.querySelector("main"), NodeFilter.SHOW_TEXT);
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.parentElement;
                if (/\d/.test(node.textContent.replace(dates, "")) && !at.closest(apart) && !leads(at)) {
                  found.push(`${address}: ${node.textContent.trim().replace(/\s+/g, " ").slice(0, 80)}`);
                }
              }
            }
          };
          await Promise.all([look(), look(), look()]);
          return found;
        }
        """;

    [Fact]
    public async Task A_number_leads_to_its_why()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        var pages = await Addresses.AndLed(site);
        (await page.EvaluateAsync<string[]>(WithoutWay, pages.ToArray())).ShouldBeNone("A number without a way");
    }

    [Fact]
    public async Task And_one_that_does_not_is_found()
    {
        var page = await site.Page();
        await page.GotoAsync("/");
        await page.RouteAsync("**/zonder", route => route.FulfillAsync(new()
        {
            Body = "<main><p>Van 2019: 3.562 leerlingen</p><p>Van 2020</p><p><a href='/waarom/x'>12</a></p></main>",
            ContentType = "text/html",
        }));
        var found = await page.EvaluateAsync<string[]>(WithoutWay, new[] { "/zonder" });
        Assert.Equal("/zonder: Van 2019: 3.562 leerlingen", Assert.Single(found));
    }
}
