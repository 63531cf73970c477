namespace Ledger.System.Tests.Web;

/// <summary>
/// Every page looked at once, as many at a time as there are processors, while the tests wait for theirs.
/// </summary>
public sealed class Examination : IDisposable
{
    private readonly SemaphoreSlim _room = new(Environment.ProcessorCount);
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
        try
        {
            var page = isOfOfficer ? await site.OfficersPage() : await site.Page();
            await page.GotoAsync(address);
            var found = await Axe.Examine(page, address);
            await page.Context.CloseAsync();
            return found;
        }
        finally
        {
            _room.Release();
        }
    }
}
