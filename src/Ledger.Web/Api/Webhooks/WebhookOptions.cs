using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Ledger.Web;

/// <summary>How events are sent to those who subscribed.</summary>
/// <param name="AllowLoopback">Whether addresses of this machine, without TLS, may be sent to: for trying out.</param>
/// <param name="MostTries">After how many tries an event is given up and kept for sending it again by hand.</param>
/// <param name="FirstPauseMs">The pause after the first failure, in milliseconds; each next one is four times longer,
/// up to a day.</param>
/// <param name="LongestPauseMs">The longest pause, in milliseconds; a day.</param>
public sealed record WebhookOptions(
    bool AllowLoopback = false, int MostTries = 10, int FirstPauseMs = 5000,
    long LongestPauseMs = 24L * 60 * 60 * 1000)
{
    /// <summary>Makes what says when to deliver; the program looks itself, each second, when left out.</summary>
    public Func<DeliverDue, IWebhookClock>? Clock { get; init; }
}

/// <summary>Sends all that is due.</summary>
/// <returns>When something is due again; null when everyone has everything.</returns>
public delegate Task<Instant?> DeliverDue(CancellationToken cancellationToken);

/// <summary>Says when events are delivered, as long as the web is there.</summary>
public interface IWebhookClock : IHostedService
{
    /// <summary>Something is due though the log did not grow: a subscription began, or goes on.</summary>
    Task Ring(CancellationToken cancellationToken);
}
