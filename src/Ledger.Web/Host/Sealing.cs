using Ledger.Store.Seal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ledger.Web;

/// <summary>Seals what is recorded for as long as the web runs.</summary>
internal sealed class Sealing(SealLoop loop) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loop.Run(stoppingToken);
}

/// <summary>Adds the sealing to the web, where the web is to do it.</summary>
internal static class SealingSetup
{
    public static void AddSealing(this IServiceCollection services, LedgerWebOptions options)
    {
        if (options.Seal?.Loop is { } loop)
        {
            services.AddHostedService(_ => new Sealing(loop));
        }
    }
}
