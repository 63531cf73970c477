using Ledger.Store;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Ledger.Web.Api;

/// <summary>Has events delivered when the log grew, and looks each second for what is to be tried again.</summary>
internal sealed class WebhookLoop(WebhookDelivery delivery, FeedBell bell, LedgerWebOptions options)
    : BackgroundService, IWebhookClock
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    // It looks each second anyway.
    public Task Ring(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends, and waits until every turn has given its subscription back.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await delivery.End(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.Next;
            try
            {
                await delivery.Begin(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or StoreException)
            {
                // The database is away; what is to be sent is still in it.
            }

            await Task.WhenAny(next, Task.Delay(Pause(), stoppingToken));
        }
    }

    private TimeSpan Pause() => TimeSpan.FromMilliseconds(
        Math.Min(Between.TotalMilliseconds, options.Webhooks.FirstPauseMs));
}
