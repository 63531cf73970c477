using Ledger.System.Tests.Tidy;
using Microsoft.Playwright;

namespace Ledger.System.Tests.Web;

/// <summary>Looks at a page with axe-core, on the widths that count.</summary>
internal static class Axe
{
    private const string Rules = """
        async () => (await axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
          resultTypes: ["violations"],
          preload: false,
        })).violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)
        """;

    // A desktop, the same at 200 % zoom, and a desktop at 400 % zoom, which is the narrowest phone.
    private static readonly int[] Screens = [1280, 640, 320];

    private static readonly Lazy<Task<string>> Script = new(Load);

    /// <summary>The page has axe-core with it wherever it goes: sending it takes longer than reading it.</summary>
    public static async Task<IPage> Taken(IPage page)
    {
        await page.AddInitScriptAsync(await Script.Value);
        return page;
    }

    /// <summary>What is wrong with a page as it stands, on every width.</summary>
    public static async Task<List<string>> Examine(IPage page, string name)
    {
        await Read(page);
        var found = new List<string>();
        foreach (var width in Screens)
        {
            await page.SetViewportSizeAsync(width, 900);
            found.AddRange(await Findings(page, name, width));
        }

        return found;
    }

    /// <summary>What is wrong with a page as it stands, on one width.</summary>
    public static async Task<List<string>> Look(IPage page, string name, int width)
    {
        await Read(page);
        return await Findings(page, name, width);
    }

    private static async Task Read(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(await Script.Value);
        }
    }

    private static async Task<List<string>> Findings(IPage page, string name, int width)
    {
        await Photograph(page, name, width);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        var violations = await page.EvaluateAsync<string[]>(Rules);
        var found = violations.Select(v => $"{name} at {width} px: {v}").ToList();
        var wide = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (wide > width)
        {
            found.Add($"{name} is {wide} px wide on a screen of {width} px.");
        }

        return found;
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
