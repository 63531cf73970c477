using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace Ledger.Web.Api;

/// <summary>What became of sending one event.</summary>
/// <param name="Error">Why it did not arrive; null when it did.</param>
/// <param name="IsGone">Whether the other side wants no more (410).</param>
/// <param name="Pause">How long the other side asks to wait (<c>Retry-After</c>); null when it does not say.</param>
internal sealed record Sent(string? Error, bool IsGone = false, Duration? Pause = null);

/// <summary>
/// Sends events, signed as the Standard Webhooks specification has it: HMAC-SHA256 over id, moment and body. The answer
/// counts by its status only; its body is not read and a redirect is not followed.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>How many bytes a key has.</summary>
    public const int KeyBytes = 32;

    /// <summary>How a key begins.</summary>
    public const string KeyPrefix = "whsec_";
    private const int LongestError = 300;

    private readonly HttpClient _http;
    private readonly IClock _clock;

    public WebhookSender(LedgerWebOptions options, IClock clock)
    {
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, token) =>
                WebhookTarget.Connect(context.DnsEndPoint, options.Webhooks.AllowLoopback, token),
        })
        {
            Timeout = TimeSpan.FromSeconds(15),
        };
    }

    /// <summary>A new key, as the one who receives gets it.</summary>
    public static string NewSecret() => KeyPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The signature of a message.</summary>
    public static string Sign(string secret, string id, string timestamp, string body)
    {
        var key = Convert.FromBase64String(secret[KeyPrefix.Length..]);
        var signed = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
        return $"v1,{Convert.ToBase64String(signed)}";
    }

    /// <summary>Sends one event.</summary>
    public async Task<Sent> Send(Webhook webhook, CloudEvent @event, CancellationToken cancellationToken)
    {
        if (webhook.Secret is not { } secret)
        {
            return new Sent(
                "de sleutel van de handtekening is hier niet te lezen: beëindig dit abonnement en maak een nieuw",
                IsGone: true);
        }

        var body = JsonSerializer.Serialize(@event, FeedJson.Line);
        var id = @event.Id.ToString();
        var timestamp = _clock.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new StringContent(body, Encoding.UTF8),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse($"{CloudEvent.MediaType}; charset=utf-8");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Sign(secret, id, timestamp, body));
        try
        {
            using var answer = await _http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode
                ? new Sent(null)
                : new Sent(
                    string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}"),
                    answer.StatusCode == HttpStatusCode.Gone, PauseOf(answer));
        }
        catch (HttpRequestException error)
        {
            var why = error.GetBaseException().Message;
            return new Sent(why[..Math.Min(why.Length, LongestError)]);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Sent("geen antwoord binnen 15 seconden");
        }
    }

    public void Dispose() => _http.Dispose();

    private Duration? PauseOf(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } seconds } => Duration.FromTimeSpan(seconds),
        { Date: { } moment } => Instant.FromDateTimeOffset(moment) - _clock.GetCurrentInstant(),
        _ => null,
    };
}
