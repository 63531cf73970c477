using Microsoft.Playwright;
using Xunit;

namespace Ledger.System.Tests.Web;

/// <summary>A Chromium, started when somebody looks at a page.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // What Playwright leaves out itself, and the pages of the address bar, which cost every window a second of work.
    private const string Needless =
        "HttpsUpgrades,MediaRouter,PaintHolding,Translate,OptimizationHints,ThirdPartyStoragePartitioning,"
        + "SpareRendererForSitePerProcess,WebUIOmniboxPopup,WebUIOmniboxAimPopup";

    private readonly Lazy<Task<(IPlaywright, IBrowser)>> _started = new(Start);

    /// <summary>The browser.</summary>
    public async Task<IBrowser> Browser() => (await _started.Value).Item2;

    /// <summary>Who presses a key has seen the page; one that is pressed before it is drawn may be lost.</summary>
    public static Task Seen(IPage page) => page.EvaluateAsync(
        "() => new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(() => seen())))");

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated)
        {
            var (playwright, browser) = await _started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await ChromiumProgram.Find(TestContext.Current.CancellationToken),
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", $"--disable-features={Needless}"],
        });
        return (playwright, browser);
    }
}
