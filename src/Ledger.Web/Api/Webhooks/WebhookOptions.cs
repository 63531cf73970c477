namespace Ledger.Web;

/// <summary>How events are sent to those who subscribed.</summary>
/// <param name="AllowLoopback">Whether addresses of this machine, without TLS, may be sent to: for trying out.</param>
/// <param name="MostTries">After how many tries an event is given up and kept for sending it again by hand.</param>
/// <param name="FirstPauseMs">The pause after the first failure, in milliseconds; each next one is four times longer,
/// up to a day.</param>
/// <param name="LongestPauseMs">The longest pause, in milliseconds; a day.</param>
public sealed record WebhookOptions(
    bool AllowLoopback = false, int MostTries = 10, int FirstPauseMs = 5000,
    long LongestPauseMs = 24L * 60 * 60 * 1000);
