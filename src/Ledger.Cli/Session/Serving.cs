using Ledger.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Ledger.Cli;

/// <summary>Serves the web of a session, for every verb that does so.</summary>
internal static class Serving
{
    /// <summary>Starts to listen; gives the web and the address of its first page.</summary>
    public static async Task<(WebApplication Web, string Url)> Start(
        LedgerSession session, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        if (urls.FirstOrDefault(u => !LedgerWeb.IsLoopback(u)) is { } other)
        {
            throw CliException.BadInput(
                "bad-option", $"'{other}' is not an address of this machine only, such as http://localhost:5080.");
        }

        var web = LedgerWeb.Create(
            session.Log,
            new LedgerWebOptions(session.Tenant, NameOf(session.Tenant.Value), urls, session.Prover));
        try
        {
            await web.StartAsync(cancellationToken);
            return (web, web.Urls.First());
        }
        catch (IOException taken)
        {
            await web.DisposeAsync();
            throw CliException.BadInput("address-taken", $"{taken.Message.TrimEnd('.')}; choose another port.");
        }
    }

    /// <summary>Serves until Ctrl-C.</summary>
    public static async Task Wait(WebApplication web, CancellationToken cancellationToken)
    {
        await web.WaitForShutdownAsync(cancellationToken);
        await web.DisposeAsync();
    }

    // The log knows municipalities by their code only.
    private static string NameOf(string tenant) => tenant == "gm0303" ? "Dronten" : tenant;
}
