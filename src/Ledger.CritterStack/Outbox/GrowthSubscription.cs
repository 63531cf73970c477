using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Ledger.Domain;
using Marten;
using Wolverine;
using Wolverine.Marten.Subscriptions;

namespace Ledger.CritterStack.Outbox;

/// <summary>
/// Follows the log with Marten's daemon, whoever writes it, and puts a message into Wolverine's outbox in the
/// transaction that notes how far it is: neither is there without the other.
/// </summary>
/// <param name="tenant">The municipality; another program may follow for another one.</param>
internal sealed class GrowthSubscription(TenantId tenant) : BatchSubscription($"ledger-outbox-{tenant}")
{
    public override async Task ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus,
        CancellationToken cancellationToken)
    {
        if (page.Events.Any(e => e.TenantId == tenant.Value))
        {
            await bus.PublishAsync(new DeliverEvents(tenant.Value, page.SequenceCeiling));
        }
    }
}
