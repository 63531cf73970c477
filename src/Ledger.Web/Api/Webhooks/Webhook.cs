using NodaTime;

namespace Ledger.Web.Api;

/// <summary>Someone who is sent the events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">The key of the signature; null when it cannot be read here.</param>
/// <param name="Types">Only these types; all when null.</param>
/// <param name="Delivered">The number of the last event that was delivered, or given up.</param>
/// <param name="Tries">How often the next event was tried in vain.</param>
/// <param name="NextTry">When it is tried again.</param>
/// <param name="LastError">Why the last try failed.</param>
/// <param name="IsStopped">Whether nothing is sent any more: the other side said so.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="CreatedBy">Who subscribed it.</param>
/// <param name="DeadLetters">How many events were given up.</param>
internal sealed record Webhook(
    Guid Id, string Url, string? Secret, IReadOnlyList<string>? Types, long Delivered, int Tries, Instant? NextTry,
    string? LastError, bool IsStopped, Instant CreatedAt, string CreatedBy, long DeadLetters)
{
    /// <summary>Whether it wants an event.</summary>
    public bool Wants(CloudEvent @event) => Types is null || Types.Contains(@event.Type);
}

/// <summary>A subscription as it is shown: without its key, unless it was made just now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where to.</param>
/// <param name="Types">Only these types; all when null.</param>
/// <param name="Delivered">The number of the last event that was delivered, or given up.</param>
/// <param name="Tries">How often the next event was tried in vain.</param>
/// <param name="NextTry">When it is tried again.</param>
/// <param name="LastError">Why the last try failed.</param>
/// <param name="IsStopped">Whether nothing is sent any more: the other side said so.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="CreatedBy">Who subscribed it.</param>
/// <param name="DeadLetters">How many events were given up.</param>
/// <param name="Secret">The key of the signature, once; null afterwards.</param>
internal sealed record SubscriptionView(
    Guid Id, string Url, IReadOnlyList<string>? Types, long Delivered, int Tries, Instant? NextTry, string? LastError,
    bool IsStopped, Instant CreatedAt, string CreatedBy, long DeadLetters, string? Secret)
{
    public static SubscriptionView Of(Webhook w, bool showsSecret = false) => new(
        w.Id, w.Url, w.Types, w.Delivered, w.Tries, w.NextTry, w.LastError, w.IsStopped, w.CreatedAt, w.CreatedBy,
        w.DeadLetters, showsSecret ? w.Secret : null);
}

/// <summary>An event that was given up.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Event">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Error">Why the last try failed.</param>
/// <param name="FailedAt">When.</param>
internal sealed record DeadLetter(long Sequence, Guid Event, string Type, string Error, Instant FailedAt);

/// <summary>What one asks for when subscribing.</summary>
/// <param name="Url">Where to; only https.</param>
/// <param name="Types">Only these types; all when left out.</param>
/// <param name="Na">Events after this number; only new ones when left out, all when 0.</param>
internal sealed record SubscriptionRequest(string Url, IReadOnlyList<string>? Types = null, long? Na = null)
{
    /// <summary>A body as one may send it.</summary>
    public const string Example =
        """
        { "url": "https://voorbeeld.nl/ontvangst", "types": ["nl.verantwoordingsregister.target_changed"], "na": 0 }
        """;
}
