using System.Globalization;
using Ledger.Store;
using NodaTime;
using Npgsql;

namespace Ledger.Web.Api;

/// <summary>
/// Sends each subscriber the events in order, each at least once: how far one has been is noted after the other side
/// said yes, so that a program that ends in between sends that event again. What keeps failing is tried again with
/// growing pauses, then given up and kept.
/// </summary>
internal sealed class WebhookDelivery(
    WebhookTable table, WebhookSender sender, FeedOrder order, LedgerWebOptions options) : IDisposable
{
    private const int AtOnce = 8;
    private const int EventsOfTurn = 100;

    private readonly SemaphoreSlim _places = new(AtOnce);
    private bool _areEncrypted;

    public void Dispose() => _places.Dispose();

    /// <summary>Begins a turn for every subscription that has something to come and whose moment it is.</summary>
    public async Task<IReadOnlyList<Task>> Begin(CancellationToken cancellationToken)
    {
        if (!_areEncrypted)
        {
            await table.EncryptKeys(cancellationToken);
            _areEncrypted = true;
        }

        List<Task> turns = [];

        // Not to be broken off: what is taken for this program, a turn must give back.
        foreach (var webhook in await table.Lease(await order.Count(cancellationToken), CancellationToken.None))
        {
            await _places.WaitAsync(CancellationToken.None);
            turns.Add(Turn(webhook, cancellationToken));
        }

        return turns;
    }

    /// <summary>
    /// Sends all that is due; when something is due again, or null. What comes meanwhile is sent too: whoever asks
    /// while a subscription is taken may leave it to the one who took it.
    /// </summary>
    public async Task<Instant?> Round(CancellationToken cancellationToken)
    {
        while (await Begin(cancellationToken) is { Count: > 0 } turns)
        {
            await Task.WhenAll(turns);
        }

        return await table.Next(await order.Count(cancellationToken), cancellationToken);
    }

    /// <summary>Waits until every turn that began has given its subscription back.</summary>
    public async Task End(CancellationToken cancellationToken)
    {
        for (var place = 0; place < AtOnce; place++)
        {
            await _places.WaitAsync(cancellationToken);
        }
    }

    private async Task Turn(Webhook webhook, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverOrGiveBack(webhook, cancellationToken);
        }
        catch (Exception error) when (error is NpgsqlException or StoreException or OperationCanceledException)
        {
            // The database is away or the program ends: the lease passes, and the next turn begins where this one was.
        }
        finally
        {
            _places.Release();
        }
    }

    // A program that ends in order leaves no lease for the next one to wait for.
    private async Task DeliverOrGiveBack(Webhook webhook, CancellationToken cancellationToken)
    {
        try
        {
            await Deliver(webhook, cancellationToken);
        }
        catch when (cancellationToken.IsCancellationRequested)
        {
            await table.Release(webhook.Id, CancellationToken.None);
            throw;
        }
    }

    private async Task Deliver(Webhook webhook, CancellationToken cancellationToken)
    {
        var noted = webhook.Delivered;
        var at = noted;
        var tries = webhook.Tries;
        foreach (var @event in await order.After(at, EventsOfTurn, cancellationToken))
        {
            at = long.Parse(@event.Sequence, CultureInfo.InvariantCulture);
            if (!webhook.Wants(@event))
            {
                continue;
            }

            var sent = await sender.Send(webhook, @event, cancellationToken);
            if (sent.Error is not null)
            {
                await Note(webhook, @event, at, tries, sent, cancellationToken);
                await table.Release(webhook.Id, cancellationToken);
                return;
            }

            (noted, tries) = (at, 0);
            await table.Delivered(webhook.Id, at, cancellationToken);
        }

        if (at > noted)
        {
            await table.Delivered(webhook.Id, at, cancellationToken);
        }

        await table.Release(webhook.Id, cancellationToken);
    }

    private async Task Note(
        Webhook webhook, CloudEvent @event, long sequence, int tries, Sent sent, CancellationToken cancellationToken)
    {
        if (!sent.IsGone && tries + 1 >= options.Webhooks.MostTries)
        {
            await table.GiveUp(webhook.Id, @event, sequence, sent.Error!, cancellationToken);
        }
        else
        {
            var pauseMs = Math.Max(PauseMs(tries), AskedMs(sent));
            await table.Failed(webhook.Id, sent.Error!, pauseMs, sent.IsGone, cancellationToken);
        }
    }

    // Who is busy says for how long (CloudEvents, HTTP 1.1 Web Hooks, 2.2); nobody holds us up for longer than we wait
    // at most.
    private long AskedMs(Sent sent) =>
        (long)Math.Min(sent.Pause?.TotalMilliseconds ?? 0, options.Webhooks.LongestPauseMs);

    // A little more or less, so that all who waited for one failure do not come back at one moment.
    private long PauseMs(int tries)
    {
        var pause = options.Webhooks.FirstPauseMs * Math.Pow(4, tries);
        return (long)(Math.Min(pause, options.Webhooks.LongestPauseMs) * (0.9 + (Random.Shared.NextDouble() * 0.2)));
    }
}
