using Ledger.Domain;
using Ledger.Exports;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Store.Seal;
using Ledger.Web.Access;
using Ledger.Web.Api;
using Ledger.Web.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Ledger.Web;

/// <summary>What the pages are served for and where.</summary>
/// <param name="Tenant">The municipality.</param>
/// <param name="Municipality">What it is called.</param>
/// <param name="Urls">Where to listen: <c>http://localhost:5080</c>; port 0 takes a free one.</param>
/// <param name="Seal">The seal; null shows the pages without one.</param>
public sealed record LedgerWebOptions(
    TenantId Tenant, string Municipality, IReadOnlyList<string> Urls, LedgerSeal? Seal = null)
{
    /// <summary>How the web knows who asks, and how much one may ask.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>How events are sent to those who subscribed.</summary>
    public WebhookOptions Webhooks { get; init; } = new();

    /// <summary>Whom the users of the API turn to.</summary>
    public ApiContact Contact { get; init; } = ApiContact.None;

    /// <summary>Reads the seal; null without one.</summary>
    public Prover? Prover => Seal?.Prover;
}

/// <summary>The pages of one municipality.</summary>
public static class LedgerWeb
{
    /// <summary>Makes the web; it listens, and the tables follow the log, once it is started.</summary>
    /// <param name="log">The event log.</param>
    /// <param name="reader">Answers the questions.</param>
    /// <param name="projections">Follows the log as long as the web is there.</param>
    /// <param name="options">What the pages are served for and where.</param>
    /// <exception cref="ArgumentException">It would be served where it is not safe.</exception>
    public static WebApplication Create(
        IEventLog log, LedgerReader reader, ProjectionHost projections, LedgerWebOptions options)
    {
        if (SafeStart.Objection(options) is { } objection)
        {
            throw new ArgumentException(objection);
        }

        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. options.Urls]).UseKestrelHttpsConfiguration()
            .ConfigureKestrel(k => Listening.Set(k, options.Access));
        SetLogging(builder.Logging);
        AddServices(builder.Services, log, reader, projections, options);
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseHostFiltering();
        app.UseResponseCompression();
        app.Use(SecurityHeaders.Add);
        app.Use(Language.Speak);
        app.UseExceptionHandler(error => error.Run(Faults.Say));
        app.Use(ApiPipeline.Run);
        app.UseAccess();
        app.MapAssets();
        app.MapAccess(options);
        app.MapHealth();
        app.MapProofs(options);
        app.MapApi(options);
        app.MapKeptFiles(options);
        app.MapRecording();
        app.MapExports();
        app.MapPages();
        return app;
    }

    private static void SetLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);

        // That the keys of cookies are in files that only this user may read is as it should be, and that browsers do
        // not keep a page with a form.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
    }

    private static void AddServices(
        IServiceCollection services, IEventLog log, LedgerReader reader, ProjectionHost projections,
        LedgerWebOptions options)
    {
        services.AddRazorComponents();
        services.AddAccess(options);
        services.AddResponseCompression(o => o.Providers.Add<BrotliCompressionProvider>());
        services.AddSingleton(options).AddSingleton(log).AddSingleton(reader).AddSingleton(projections)
            .AddHostedService<Following>().AddSingleton<PageVisits>()
            .AddSingleton<RecordDesk>().AddSingleton(new Recorder(log, SystemClock.Instance))
            .AddSingleton(new LedgerExports(options.Tenant, log, reader, options.Prover?.Entries));
        services.AddApi(log, options);
        services.AddSealing(options);

        // What stands still shows in the health of the web; the pages go on.
        services.Configure<HostOptions>(o =>
            o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
    }
}
