using Ledger.Store;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Ledger.Web.Api;

/// <summary>
/// Rings when the log grew: at once where the database notifies, and otherwise from time to time, so that a
/// notification that is lost costs a moment and nothing else.
/// </summary>
/// <param name="log">The event log.</param>
/// <param name="options">Whose, and the database to listen to.</param>
internal sealed class FeedBell(IEventLog log, LedgerWebOptions options) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private volatile TaskCompletionSource _ring = NewRing();
    private long _head;

    /// <summary>Ends when the log grows after now.</summary>
    public Task Next => _ring.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or StoreException)
            {
                // The database is away; who waits is served when it is back.
                await Task.Delay(Between, stoppingToken);
            }
        }
    }

    private static TaskCompletionSource NewRing() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task Listen(CancellationToken stoppingToken)
    {
        await using var listener =
            options.Access.Database is { } source ? await source.OpenConnectionAsync(stoppingToken) : null;
        if (listener is not null)
        {
            await using var listen = new NpgsqlCommand("LISTEN ledger_appended", listener);
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        while (true)
        {
            await Look(stoppingToken);
            await (listener?.WaitAsync(Between, stoppingToken) ?? Task.Delay(Between, stoppingToken));
        }
    }

    private async Task Look(CancellationToken stoppingToken)
    {
        var head = await log.Head(options.Tenant, stoppingToken);
        if (head > _head)
        {
            _head = head;
            var rung = _ring;
            _ring = NewRing();
            rung.SetResult();
        }
    }
}
