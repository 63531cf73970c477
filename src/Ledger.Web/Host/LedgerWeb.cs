using System.Net;
using Ledger.Domain;
using Ledger.Store;
using Ledger.Store.Seal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ledger.Web;

/// <summary>What the pages are served for and where.</summary>
/// <param name="Tenant">The municipality.</param>
/// <param name="Municipality">What it is called.</param>
/// <param name="Urls">Where to listen, on loopback: <c>http://localhost:5080</c>; port 0 takes a free one.</param>
/// <param name="Prover">Reads the seal; null shows the pages without one.</param>
public sealed record LedgerWebOptions(
    TenantId Tenant, string Municipality, IReadOnlyList<string> Urls, Prover? Prover = null);

/// <summary>The pages of one municipality.</summary>
public static class LedgerWeb
{
    /// <summary>
    /// Whether an address is on this machine only. As long as the pages know nobody's rights, they are for nobody else.
    /// </summary>
    public static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp
        && (uri.Host == "localhost"
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>Makes the web; it listens once it is started.</summary>
    /// <exception cref="ArgumentException">An address is not on loopback.</exception>
    public static WebApplication Create(IEventLog log, LedgerWebOptions options)
    {
        if (options.Urls.FirstOrDefault(u => !IsLoopback(u)) is { } other)
        {
            throw new ArgumentException(
                $"'{other}' is not an address of this machine only, such as http://localhost:5080.");
        }

        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. options.Urls]).ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddRazorComponents();

        // Nothing here is kept in a cookie or a form that must outlive the program, so no key need be kept either.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddResponseCompression(o => o.Providers.Add<BrotliCompressionProvider>());
        builder.Services.AddSingleton(options).AddSingleton(new CurrentLedger(log, options.Tenant));
        var app = builder.Build();
        app.UseResponseCompression();
        app.Use(SecurityHeaders.Add);
        app.UseExceptionHandler(error => error.Run(Faults.Say));
        app.MapAssets();
        app.MapProofs(options);
        app.MapData();
        app.MapPages();
        return app;
    }
}
