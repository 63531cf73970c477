using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ledger.System.Tests.Api;

/// <summary>A message as it came in.</summary>
internal sealed record Message(string Id, string Timestamp, string Signature, string Body)
{
    public long CameAtMs { get; } = Environment.TickCount64;

    public long Sequence =>
        long.Parse(JsonDocument.Parse(Body).RootElement.GetProperty("sequence").GetString()!, null);

    public string Type => JsonDocument.Parse(Body).RootElement.GetProperty("type").GetString()!;
}

/// <summary>The other side of a webhook, on this machine, that answers as the test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _web;

    private Receiver(WebApplication web) => _web = web;

    /// <summary>What came in, in order, whatever was answered.</summary>
    public ConcurrentQueue<Message> Came { get; } = new();

    /// <summary>What was answered with 200.</summary>
    public IReadOnlyList<Message> Taken => [.. _taken];

    /// <summary>The status to answer a message with.</summary>
    public Func<Message, int> Answer { get; set; } = _ => 200;

    public string Url => _web.Urls.First() + "/ontvangst";

    private readonly ConcurrentQueue<Message> _taken = new();

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var web = builder.Build();
        var receiver = new Receiver(web);
        web.MapPost("/ontvangst", receiver.Take);
        await web.StartAsync();
        return receiver;
    }

    /// <summary>Waits until so many were taken, what came again counted again.</summary>
    public async Task<IReadOnlyList<Message>> UntilAgain(int count)
    {
        for (var i = 0; i < 400 && Taken.Count < count; i++)
        {
            await Task.Delay(50);
        }

        return Taken;
    }

    /// <summary>Waits until so many were taken.</summary>
    public async Task<IReadOnlyList<Message>> Until(int count)
    {
        for (var i = 0; i < 400 && Taken.DistinctBy(m => (m.Type, m.Sequence)).Count() < count; i++)
        {
            await Task.Delay(50);
        }

        return Taken;
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var message = new Message(
            http.Request.Headers["webhook-id"].ToString(), http.Request.Headers["webhook-timestamp"].ToString(),
            http.Request.Headers["webhook-signature"].ToString(), await reader.ReadToEndAsync());
        Came.Enqueue(message);
        http.Response.StatusCode = Answer(message);
        if (http.Response.StatusCode == 429)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        if (http.Response.StatusCode == 200)
        {
            _taken.Enqueue(message);
        }
    }
}
