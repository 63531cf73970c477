#if CRITTERSTACK
using Ledger.CritterStack.Outbox;
using Ledger.Domain;
using Ledger.Web;

namespace Ledger.Cli;

/// <summary>Wolverine's outbox as what says when events are delivered.</summary>
internal sealed class OutboxClock(string connection, TenantId tenant, DeliverDue due) : IWebhookClock
{
    private readonly FeedOutbox _outbox = new(connection, tenant, new DeliveryRound(due));

    public Task StartAsync(CancellationToken cancellationToken) => _outbox.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _outbox.StopAsync(cancellationToken);

    public Task Ring(CancellationToken cancellationToken) => _outbox.Ask();
}
#endif
