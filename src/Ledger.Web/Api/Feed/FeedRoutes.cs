using System.Globalization;
using System.Text.Json;
using Ledger.Exports;
using Ledger.Projections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Api;

/// <summary>The feed: every event once in order, a page at a time, or each when it comes.</summary>
internal static class FeedRoutes
{
    private const string EventStream = "text/event-stream";
    private const string Json = "application/json";

    private static readonly Read Events = (new Read(
        "/gebeurtenissen", "gebeurtenissen", "gebeurtenissen",
        "De gebeurtenissen, in de volgorde van vastlegging, als CloudEvents; time is het moment waarop het register "
        + "haar vastlegde, /gebeurtenissoorten zegt wat elke soort betekent. Met Accept: text/event-stream elke zodra "
        + "zij er is.",
        Keys.Numbered("Gebeurtenissen na dit volgnummer (sequence)."), typeof(IReadOnlyList<CloudEvent>),
        _ => Task.FromResult<object?>(null)) with
    { Formats = [new OtherFormat("feed", EventStream, true, Follow)] })
        .In(ExportSubject.Events, (e, _, format, about) => e.Events(format, about));

    private static readonly Read One = new(
        "/gebeurtenissen/{gebeurtenis}", "gebeurtenissen", "gebeurtenis", "Een gebeurtenis.", [], typeof(CloudEvent),
        _ => Task.FromResult<object?>(null));

    public static void MapFeed(this IEndpointRouteBuilder routes)
    {
        // Who follows the feed does so for as long as he likes.
        routes.MapGet(Events.Path, Answer).Documented(Events, CloudEvent.BatchMediaType).DisableRequestTimeout();
        routes.MapGet(One.Path, Find).Documented(One, CloudEvent.MediaType);
    }

    /// <summary>Sends events as they come, until the one who asked or the program ends.</summary>
    public static async Task Stream(
        HttpContext http, FeedOrder order, FeedBell bell, long after, CancellationToken cancellationToken)
    {
        http.Response.ContentType = EventStream;
        await http.Response.WriteAsync("retry: 3000\n\n", cancellationToken);
        while (true)
        {
            var next = bell.Next;
            while (await order.After(after, 100, cancellationToken) is { Count: > 0 } events)
            {
                foreach (var @event in events)
                {
                    var json = JsonSerializer.Serialize(@event, FeedJson.Line);
                    await http.Response.WriteAsync(
                        $"id: {@event.Sequence}\nevent: {@event.Type}\ndata: {json}\n\n", cancellationToken);
                }

                await http.Response.Body.FlushAsync(cancellationToken);
                after += events.Count;
            }

            if (await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(15), cancellationToken)) != next)
            {
                // Keeps what stands in between from closing a line on which nothing happens.
                await http.Response.WriteAsync(": er is niets nieuws\n\n", cancellationToken);
            }

            await http.Response.Body.FlushAsync(cancellationToken);
        }
    }

    private static RouteHandlerBuilder Documented(this RouteHandlerBuilder route, Read read, string mediaType) => route
        .WithMetadata(read).WithName(read.Id).WithTags(read.Tag).WithSummary(read.Says)
        .Produces(StatusCodes.Status200OK, read.Body, mediaType, Json);

    private static async Task<IResult> Answer(HttpContext http, FeedOrder order)
    {
        string[] usual = [CloudEvent.BatchMediaType, Json];
        if (ReadDesk.Choose(http.Request, Events, usual) is not { } format)
        {
            return ReadDesk.NotOffered(Events, usual);
        }

        http.Response.Headers.Vary = "Accept";
        var ask = Ask.Read(http, Events.Keys);
        List<ProblemError> errors =
        [
            .. ask.Errors,
            .. LastEvent(http) is { } last && QueryKey.Whole(last) is null
                ? [new ProblemError("header", "Last-Event-ID", QueryKey.NoNumber)]
                : Array.Empty<ProblemError>(),
        ];
        return errors.Count > 0 ? Problem.Invalid(errors).ToResult()
            : Events.Formats.FirstOrDefault(f => f.MediaType == format) is { } other
                ? await other.Write(ask) ?? ReadDesk.Missing(http)
                : await Page(ask, order, After(ask) ?? 0, format);
    }

    private static string? LastEvent(HttpContext http) =>
        http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : null;

    private static long? After(Ask ask) => QueryKey.Whole(LastEvent(ask.Http) ?? ask.Text(Keys.After));

    private static Task<IResult?> Follow(Ask ask)
    {
        var services = ask.Http.RequestServices;
        return Task.FromResult<IResult?>(new LiveFeed(
            services.GetRequiredService<FeedOrder>(), services.GetRequiredService<FeedBell>(),
            services.GetRequiredService<FeedPlaces>(), After(ask)));
    }

    private static async Task<IResult> Page(Ask ask, FeedOrder order, long after, string format)
    {
        var events = await order.After(after, ask.Limit, ask.Http.RequestAborted);
        if (events.Count == ask.Limit)
        {
            ask.LinkNext((after + events.Count).ToString(CultureInfo.InvariantCulture));
        }

        return Results.Json(events, ViewJson.Options, format);
    }

    private static async Task<IResult> Find(HttpContext http, FeedOrder order)
    {
        string[] usual = [CloudEvent.MediaType, Json];
        if (ReadDesk.Choose(http.Request, One, usual) is not { } format)
        {
            return ReadDesk.NotOffered(One, usual);
        }

        http.Response.Headers.Vary = "Accept";
        var ask = Ask.Read(http, []);
        if (ask.Errors.Count > 0)
        {
            return Problem.Invalid(ask.Errors).ToResult();
        }

        return Guid.TryParse(ask.Route("gebeurtenis"), out var id)
            && await ask.Reader.PositionOf(id, ask.Token) is { } position
            && await order.At(position, ask.Token) is { } found
                ? Results.Json(found, ViewJson.Options, format)
                : ReadDesk.Missing(http);
    }
}

/// <summary>How many may follow the feed at once; each holds a connection.</summary>
internal sealed class FeedPlaces : IDisposable
{
    /// <summary>How many.</summary>
    public const int Most = 200;

    private readonly SemaphoreSlim _free = new(Most);

    /// <summary>Takes a place, when there is one.</summary>
    public bool Enter() => _free.Wait(0);

    /// <summary>Gives a place back.</summary>
    public void Leave() => _free.Release();

    public void Dispose() => _free.Dispose();
}

/// <summary>The feed as server-sent events.</summary>
internal sealed class LiveFeed(FeedOrder order, FeedBell bell, FeedPlaces places, long? after) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!places.Enter())
        {
            httpContext.Response.Headers.RetryAfter = "30";
            await Problem.Of(
                StatusCodes.Status503ServiceUnavailable, new(
                    "Er volgen er al te veel; probeer het zo weer.",
                    "Too many are following already; try again in a moment.")).ToResult()
                .ExecuteAsync(httpContext);
            return;
        }

        try
        {
            var lifetime = (Microsoft.Extensions.Hosting.IHostApplicationLifetime)httpContext.RequestServices
                .GetService(typeof(Microsoft.Extensions.Hosting.IHostApplicationLifetime))!;
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(
                httpContext.RequestAborted, lifetime.ApplicationStopping);
            await FeedRoutes.Stream(
                httpContext, order, bell, after ?? await order.Count(ends.Token), ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader is gone, or the program ends: he asks again with the last id that he had.
        }
        finally
        {
            places.Leave();
        }
    }
}
