using Ledger.Projections;
using Ledger.Store;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Api;

/// <summary>What the API needs of the program around it.</summary>
internal static class ApiHost
{
    public static void AddApi(this IServiceCollection services, IEventLog log, LedgerWebOptions options)
    {
        services.AddSingleton(log).AddSingleton<CommandDesk>()
            .AddSingleton(new FeedOrder(log, options.Tenant))
            .AddSingleton<FeedPlaces>()
            .AddSingleton<FeedBell>().AddHostedService(s => s.GetRequiredService<FeedBell>());
        if (options.Access.Database is { } database)
        {
            services.AddSingleton(s => new WebhookTable(
                    database, options.Tenant, s.GetRequiredService<IDataProtectionProvider>()))
                .AddSingleton<WebhookSender>()
                .AddSingleton<WebhookDelivery>()
                .AddSingleton(s => options.Webhooks.Clock is { } clock
                    ? clock(s.GetRequiredService<WebhookDelivery>().Round)
                    : ActivatorUtilities.CreateInstance<WebhookLoop>(s))
                .AddHostedService(s => s.GetRequiredService<IWebhookClock>());
        }

        services.ConfigureHttpJsonOptions(o => ViewJson.Shape(o.SerializerOptions));
        services.AddApiDocument();
    }
}
