using System.Globalization;
using Ledger.Projections;
using Ledger.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web.Api;

/// <summary>Subscriptions: whom the events are sent to, how far each has been, and what was given up.</summary>
internal static class SubscriptionRoutes
{
    private const string One = "/abonnementen/{abonnement}";
    private const string Letters = One + "/mislukte-bezorgingen";

    private static readonly IReadOnlyList<QueryKey> LetterKeys = Keys.Numbered("Wat na dit volgnummer komt.");

    private static readonly HashSet<string> KnownTypes =
        [.. EventCodec.Current.StoredNames.Select(n => CloudEvent.TypePrefix + n)];

    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/abonnementen", Add).Named("abonneren",
            "Laat gebeurtenissen naar een adres sturen, ondertekend.")
            .Accepts<SubscriptionRequest>("application/json")
            .WithMetadata(new BodyExample(SubscriptionRequest.Example))
            .Produces<SubscriptionView>(StatusCodes.Status201Created);
        routes.MapGet("/abonnementen", All).Named("abonnementen", "Wie de gebeurtenissen krijgen, en tot hoever.")
            .Produces<IReadOnlyList<SubscriptionView>>(StatusCodes.Status200OK);
        routes.MapGet(One, Find).Named("abonnement", "Een abonnement.")
            .Produces<SubscriptionView>(StatusCodes.Status200OK);
        routes.MapDelete(One, Remove).Named("abonnementBeeindigen", "Beëindigt een abonnement.")
            .Produces(StatusCodes.Status204NoContent);
        routes.MapPost(One + "/_hervat", Resume).Named("abonnementHervatten", "Gaat verder met een gestopt abonnement.")
            .Produces(StatusCodes.Status204NoContent);
        routes.MapGet(Letters, FindLetters).Named("abonnementMislukt", "Wat na de laatste poging is opgegeven.")
            .WithMetadata(new Parameters(LetterKeys))
            .Produces<IReadOnlyList<DeadLetter>>(StatusCodes.Status200OK);
        routes.MapPost(Letters + "/{volgnummer}/_verstuur", Resend)
            .Named("abonnementOpnieuwSturen", "Stuurt wat is opgegeven nog eens; lukt het, dan is het van de lijst.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static RouteHandlerBuilder Named(this RouteHandlerBuilder route, string id, string says) =>
        route.WithName(id).WithTags("abonnementen").WithSummary(says);

    private static async Task<IResult> Add(
        HttpContext http, WebhookTable table, FeedOrder order, LedgerWebOptions options, IWebhookClock clock)
    {
        var (request, wrong) = await SubscriptionBody.Read(http, options.Webhooks.AllowLoopback, KnownTypes);
        if (request is null)
        {
            return wrong!.ToResult();
        }

        var from = request.Na ?? await order.Count(http.RequestAborted);
        var webhook = await table.Add(request, from, CommandDesk.ActorOf(http).ToString(), http.RequestAborted);
        await clock.Ring(http.RequestAborted);
        return Results.Created(
            $"{ApiVersion.Root}/abonnementen/{webhook.Id}", SubscriptionView.Of(webhook, showsSecret: true));
    }

    private static async Task<IResult> All(HttpContext http, WebhookTable table) =>
        Json((await table.All(http.RequestAborted)).Select(w => SubscriptionView.Of(w)));

    private static Task<IResult> Find(HttpContext http, WebhookTable table) =>
        About(http, table, w => Task.FromResult(Json(SubscriptionView.Of(w))));

    private static Task<IResult> Remove(HttpContext http, WebhookTable table) => About(http, table, async w =>
        await table.Remove(w.Id, http.RequestAborted) ? Results.NoContent() : ReadDesk.Missing(http));

    private static Task<IResult> Resume(HttpContext http, WebhookTable table, IWebhookClock clock) =>
        About(http, table, async w =>
        {
            if (!await table.Resume(w.Id, http.RequestAborted))
            {
                return ReadDesk.Missing(http);
            }

            await clock.Ring(http.RequestAborted);
            return Results.NoContent();
        });

    private static Task<IResult> FindLetters(HttpContext http, WebhookTable table) => About(http, table, async w =>
    {
        var ask = Ask.Read(http, LetterKeys);
        if (ask.Errors.Count > 0)
        {
            return Problem.Invalid(ask.Errors).ToResult();
        }

        var after = QueryKey.Whole(ask.Text(Keys.After)) ?? 0;
        var letters = await table.DeadLetters(w.Id, after, ask.Limit, http.RequestAborted);
        if (letters.Count == ask.Limit)
        {
            ask.LinkNext(letters[^1].Sequence.ToString(CultureInfo.InvariantCulture));
        }

        return Json(letters);
    });

    private static Task<IResult> Resend(HttpContext http, WebhookTable table, WebhookSender sender, FeedOrder order) =>
        About(http, table, async w =>
        {
            var number = QueryKey.Whole(http.Request.RouteValues["volgnummer"]?.ToString()) ?? 0;
            var letters = number < 1 ? [] : await table.DeadLetters(w.Id, number - 1, 1, http.RequestAborted);
            if (letters is not [var letter] || letter.Sequence != number
                || await order.After(number - 1, 1, http.RequestAborted) is not [var @event])
            {
                return ReadDesk.Missing(http);
            }

            if ((await sender.Send(w, @event, http.RequestAborted)).Error is { } error)
            {
                return Problem.Of(StatusCodes.Status409Conflict, new(
                    $"Het kwam weer niet aan: {error}.", $"It did not arrive this time either: {error}.")).ToResult();
            }

            await table.Arrived(w.Id, number, http.RequestAborted);
            return Results.NoContent();
        });

    private static async Task<IResult> About(HttpContext http, WebhookTable table, Func<Webhook, Task<IResult>> act) =>
        Guid.TryParse(http.Request.RouteValues["abonnement"]?.ToString(), out var id)
        && await table.Find(id, http.RequestAborted) is { } webhook
            ? await act(webhook)
            : ReadDesk.Missing(http);

    private static IResult Json<T>(T view) => Results.Json(view, ViewJson.Options);
}
