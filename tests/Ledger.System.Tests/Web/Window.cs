using Microsoft.Playwright;

namespace Ledger.System.Tests.Web;

/// <summary>A window of the browser that one test after another looks through.</summary>
internal sealed class Window(IPage page, bool hasScript)
{
    /// <summary>What it shows.</summary>
    public IPage Page => page;

    /// <summary>Whether the pages in it run their script.</summary>
    public bool HasScript => hasScript;

    /// <summary>The test that has it, or had it last.</summary>
    public string Test { get; set; } = "";

    /// <summary>Nothing of the test before is left.</summary>
    public async Task Clear()
    {
        await page.UnrouteAllAsync();
        if (page.Url.StartsWith("http", StringComparison.Ordinal))
        {
            await page.EvaluateAsync("() => sessionStorage.clear()");
        }

        await page.Context.ClearCookiesAsync();
    }
}
