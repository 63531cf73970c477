using Ledger.System.Tests.Tidy;
using Microsoft.Playwright;

namespace Ledger.System.Tests.Web;

/// <summary>Looks at a page with axe-core, on the widths that count.</summary>
internal static class Axe
{
    private const string Rules = """
        async (rules) => (await axe.run(document, {
          runOnly: rules ?? ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
          resultTypes: ["violations"],
          preload: false,
        })).violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)
        """;

    // Leaves the first of the many that are alike: rows, entries, articles.
    private const string Thin = """
        (most) => document.querySelectorAll("main *").forEach(e => {
          const seen = new Map();
          for (const child of e.closest("svg, select") ? [] : [...e.children]) {
            seen.set(child.tagName, (seen.get(child.tagName) ?? 0) + 1);
            if (seen.get(child.tagName) > most) child.remove();
          }
        })
        """;

    private const int MostOnDesktop = 15;
    private const int MostOnPhone = 6;

    // A desktop, the same at 200 % zoom, and a desktop at 400 % zoom, which is the narrowest phone. What the rules of
    // the layout do not see at 200 %, the others see at 400 %.
    private const int Desktop = 1280;
    private const int Zoomed = 640;
    private const int Phone = 320;
    private static readonly string[] OfLayout = ["target-size", "scrollable-region-focusable", "css-orientation-lock"];

    // Every rule on every width, with all that is on the page: three times as long.
    private static readonly bool IsThorough = Environment.GetEnvironmentVariable("LEDGER_EVERY_PAGE") == "1";

    private static readonly Lazy<Task<string>> Script = new(Load);

    /// <summary>
    /// What is wrong with a page as it stands: whether anything of it sticks out, on every width, and what is wrong
    /// with it and the first of each list on it.
    /// </summary>
    public static async Task<List<string>> Examine(IPage page, string name)
    {
        await page.EvaluateAsync(await Script.Value);
        var found = new List<string>();
        foreach (var width in new[] { Phone, Zoomed, Desktop })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Photograph(page, name, width);
            await Open(page);
            found.AddRange(await Wide(page, name, width));
        }

        await Leave(page, MostOnDesktop);
        found.AddRange(await Violations(page, name, Desktop));
        await Leave(page, MostOnPhone);
        await page.SetViewportSizeAsync(Zoomed, 900);
        found.AddRange(await Violations(page, name, Zoomed, IsThorough ? null : OfLayout));
        await page.SetViewportSizeAsync(Phone, 900);
        found.AddRange(await Violations(page, name, Phone));
        return found;
    }

    /// <summary>What is wrong with a page as it stands, on one width.</summary>
    public static async Task<List<string>> Look(IPage page, string name, int width)
    {
        await page.EvaluateAsync(await Script.Value);
        await Photograph(page, name, width);
        await Open(page);
        return [.. await Violations(page, name, width), .. await Wide(page, name, width)];
    }

    private static async Task Open(IPage page) =>
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");

    private static async Task Leave(IPage page, int most)
    {
        if (!IsThorough)
        {
            await page.EvaluateAsync(Thin, most);
        }
    }

    private static async Task<IEnumerable<string>> Violations(
        IPage page, string name, int width, string[]? rules = null) =>
        (await page.EvaluateAsync<string[]>(Rules, rules)).Select(v => $"{name} at {width} px: {v}");

    private static async Task<IEnumerable<string>> Wide(IPage page, string name, int width)
    {
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        return wide > width ? [$"{name} is {wide} px wide on a screen of {width} px."] : [];
    }

    private static async Task<string> Load()
    {
        var file = Path.Combine(SourceTree.Root, "src", "Ledger.Web", "node_modules", "axe-core", "axe.min.js");
        return File.Exists(file)
            ? await File.ReadAllTextAsync(file)
            : throw new FileNotFoundException("axe-core is not there: install Node.js with npm and build again.", file);
    }

    private static async Task Photograph(IPage page, string address, int width)
    {
        if (Environment.GetEnvironmentVariable("LEDGER_SCREENSHOTS") is { Length: > 0 } folder)
        {
            var name = string.Concat(address.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(folder, $"{(name.Length == 0 ? "tijdlijn" : name)}-{width}.png"),
                FullPage = true,
            });
        }
    }
}
