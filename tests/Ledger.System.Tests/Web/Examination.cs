using Microsoft.Playwright;

namespace Ledger.System.Tests.Web;

/// <summary>
/// Every page looked at once, as many at a time as there are processors, while the tests wait for theirs. One window
/// goes from page to page: to open one, and read axe-core anew in it, takes longer than to look.
/// </summary>
public sealed class Examination : IDisposable
{
    private readonly SemaphoreSlim _room = new(Environment.ProcessorCount);
    private readonly Stack<IPage> _windows = new();
    private readonly Stack<IPage> _windowsOfOfficers = new();
    private readonly Lazy<Dictionary<string, Task<List<string>>>> _found;

    /// <summary>Looks at nothing yet.</summary>
    public Examination(Site site) => _found = new(() =>
        Addresses.All.Select(a => (Address: a, IsOfOfficer: false))
            .Concat(Addresses.OfOfficers.Select(a => (Address: a, IsOfOfficer: true)))
            .ToDictionary(a => a.Address, a => Look(site, a.Address, a.IsOfOfficer)));

    /// <summary>What is wrong with the page of an address.</summary>
    public Task<List<string>> Of(string address) => _found.Value[address];

    /// <summary>Ends.</summary>
    public void Dispose() => _room.Dispose();

    private async Task<List<string>> Look(Site site, string address, bool isOfOfficer)
    {
        await _room.WaitAsync();
        var windows = isOfOfficer ? _windowsOfOfficers : _windows;
        try
        {
            var page = Opened(windows) ?? await Axe.Taken(await site.PageToKeep(isOfOfficer));
            await page.SetViewportSizeAsync(1280, 900);
            await page.GotoAsync(address);
            var found = await Axe.Examine(page, address);
            lock (windows)
            {
                windows.Push(page);
            }

            return found;
        }
        finally
        {
            _room.Release();
        }
    }

    private static IPage? Opened(Stack<IPage> windows)
    {
        lock (windows)
        {
            return windows.TryPop(out var page) ? page : null;
        }
    }
}
