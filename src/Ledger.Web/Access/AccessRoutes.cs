using System.Globalization;
using Ledger.Domain;
using Ledger.Store.Access;
using Ledger.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Access;

/// <summary>Signing in and out, and the access log.</summary>
internal static class AccessRoutes
{
    private const int PageSize = 50;

    public static void MapAccess(this IEndpointRouteBuilder routes, LedgerWebOptions options)
    {
        routes.MapGet("/aanmelden", (HttpContext http) => SignInPage(http, options, http.Request.Query["terug"], null))
            .RequireAuthorization(Policies.Open);
        routes.MapPost("/aanmelden", (HttpContext http, SignIn signIn) => Enter(http, signIn, options))
            .RequireAuthorization(Policies.Open).RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet("/aanmelden/eenmalig/{token}", (HttpContext http, string token) => LinkPage(http, options, token))
            .RequireAuthorization(Policies.Open);
        routes.MapPost("/aanmelden/eenmalig/{token}", (HttpContext http, SignIn signIn, string token) =>
            signIn.Follow(http, token)).RequireAuthorization(Policies.Open).RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet("/afmelden", (HttpContext http) => SignOutPage(http, options)).RequireAuthorization(Policies.Own);
        routes.MapPost("/afmelden", (HttpContext http, SignIn signIn) => signIn.Leave(http))
            .RequireAuthorization(Policies.Own);
        routes.MapGet("/wachtwoord", (HttpContext http) => PasswordPage(http, options, null, false))
            .RequireAuthorization(Policies.Own);
        routes.MapPost("/wachtwoord", (HttpContext http, SignIn signIn) => ChangePassword(http, signIn, options))
            .RequireAuthorization(Policies.Own).RequireRateLimiting(RateLimits.SignIn);
        routes.MapGet("/toegang", (HttpContext http, IServiceProvider services) =>
                LogPage(http, services.GetRequiredService<AccessLog>(), options))
            .RequireAuthorization(Policies.Watch);
    }

    private static RazorComponentResult<SignInPage> SignInPage(
        HttpContext http, LedgerWebOptions options, string? back, string? name)
    {
        Prepare(http);
        return new(new { options.Municipality, Back = Local(back), Name = name, Visitor = Visitor.Of(http.User) })
        {
            StatusCode = name is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized,
        };
    }

    private static async Task<IResult> Enter(HttpContext http, SignIn signIn, LedgerWebOptions options)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var name = form["naam"].ToString();
        return await signIn.Try(http, name, form["wachtwoord"].ToString())
            ? Results.Redirect(Language.Current.Keep(Local(form["terug"])))
            : SignInPage(http, options, form["terug"], name);
    }

    private static RazorComponentResult<SignInLinkPage> LinkPage(
        HttpContext http, LedgerWebOptions options, string token)
    {
        Prepare(http);
        var fits = options.Access.Link?.Fits(token) == true;
        return new(new { options.Municipality, Account = fits ? options.Access.Link!.Account : null })
        {
            StatusCode = fits ? StatusCodes.Status200OK : StatusCodes.Status404NotFound,
        };
    }

    private static RazorComponentResult<SignOutPage> SignOutPage(HttpContext http, LedgerWebOptions options)
    {
        Prepare(http);
        return new(new { options.Municipality, Visitor = Visitor.Of(http.User) });
    }

    private static async Task<IResult> ChangePassword(HttpContext http, SignIn signIn, LedgerWebOptions options)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var objection = await signIn.Change(
            http, form["oud"].ToString(), form["nieuw"].ToString(), form["nogmaals"].ToString());
        return PasswordPage(http, options, objection, objection is null);
    }

    private static RazorComponentResult<PasswordPage> PasswordPage(
        HttpContext http, LedgerWebOptions options, Sentence? objection, bool isDone)
    {
        Prepare(http);
        return new(new
        {
            options.Municipality,
            Visitor.Of(http.User).Session!.Name,
            Objection = objection,
            IsDone = isDone,
        })
        {
            StatusCode = objection is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    // Nobody comes here where there is no log: without a database nobody is known.
    private static async Task<RazorComponentResult<AccessLogPage>> LogPage(
        HttpContext http, AccessLog log, LedgerWebOptions options)
    {
        Prepare(http);
        string? Asked(string name) => http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
        var before = long.TryParse(Asked("voor"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id : (long?)null;
        var question = new AccessQuestion(Asked("resultaat"), Asked("wie"), before, PageSize);
        return new(new
        {
            options.Municipality,
            Question = question,
            Entries = await log.Read(question, http.RequestAborted),
        });
    }

    private static void Prepare(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
    }

    // Only back to a page of ours: an address that begins with two slashes is another host's.
    private static string Local(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";
}
