using Ledger.Store.Seal;
using Ledger.Web;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Ledger.Cli;

/// <summary>Serves the web of a session, for every verb that does so.</summary>
internal static class Serving
{
    /// <summary>Starts to listen.</summary>
    public static async Task<Served> Start(
        LedgerSession session, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        // A copy of the database that was put back may hold names that were erased since.
        await session.Actors.EraseAgain(session.Tenant, cancellationToken);
        var options = await Options(session, urls, cancellationToken);
        var web = LedgerWeb.Create(session.Log, session.Reader, session.Projections, options);
        try
        {
            await web.StartAsync(cancellationToken);
            var url = web.Urls.First();
            return new Served(web, url, options.Access.Link is { } link ? url + link.Path : null);
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

    private static async Task<LedgerWebOptions> Options(
        LedgerSession session, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        var access = AccessSettings.Of(session);
        var options = new LedgerWebOptions(session.Tenant, NameOf(session.Tenant.Value), urls, Seal(session))
        {
            Access = access,
            Webhooks = new WebhookOptions(
                AllowLoopback: Environment.GetEnvironmentVariable("LEDGER_WEBHOOKS_LOOPBACK") == "1")
            {
                Clock = session.WebhookClock,
            },
            Contact = Contact(),
        };
        var open = (await session.Accounts.List(cancellationToken)).Where(a => !a.Locked).Select(a => a.Name);
        if ((SafeStart.Objection(options) ?? SafeStart.Objection(options, session.Named, open)) is { } objection)
        {
            throw CliException.BadInput("unsafe-start", objection);
        }

        return urls.All(SafeStart.IsLoopback)
            ? options with { Access = access with { Link = await AccessSettings.Link(session, cancellationToken) } }
            : options;
    }

    private static ApiContact Contact() => Environment.GetEnvironmentVariable("LEDGER_CONTACT") switch
    {
        null or "" => ApiContact.None,
        var text => ApiContact.Parse(text) ?? throw CliException.BadInput(
            "bad-setting",
            $"LEDGER_CONTACT: '{text}' is not like 'Naam <adres@gemeente.nl> https://gemeente.nl/register'."),
    };

    private static LedgerSeal Seal(LedgerSession session) => new(
        session.Prover, session.Audit, session.Evidence,
        new SealLoop(session.Database, session.Sealer, Console.Error.WriteLine));

    // The log knows municipalities by their code only.
    internal static string NameOf(string tenant) => tenant == "gm0303" ? "Dronten" : tenant;
}

/// <summary>A web that listens.</summary>
/// <param name="Web">The web.</param>
/// <param name="Url">The address of its first page.</param>
/// <param name="SignIn">A link that signs in once, for whoever started it; null for none.</param>
internal sealed record Served(WebApplication Web, string Url, string? SignIn);
