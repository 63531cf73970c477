using Wolverine;
using Wolverine.Attributes;

namespace Ledger.CritterStack.Outbox;

/// <summary>Asks to send the events of a municipality to whoever wants them and did not have them yet.</summary>
/// <param name="Tenant">The municipality.</param>
/// <param name="UpTo">The position up to which the log was read when this was asked.</param>
public sealed record DeliverEvents(string Tenant, long UpTo);

/// <summary>Has them sent, and asks again at the moment that something failed is to be tried again.</summary>
[WolverineIgnore]
public static class DeliverEventsHandler
{
    /// <summary>Called by Wolverine. The message is kept until this ends well.</summary>
    public static async Task Handle(
        DeliverEvents message, DeliveryRound round, IMessageContext context, CancellationToken cancellation)
    {
        if (await round(cancellation) is { } again)
        {
            await context.ScheduleAsync(message, again.ToDateTimeOffset());
        }
    }
}
