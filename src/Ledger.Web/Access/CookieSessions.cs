using Ledger.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Web.Access;

/// <summary>
/// The session of a person, in a cookie that no script can read: ends after an hour of rest, after a working day
/// anyhow, and at once when the account is shut, changes or signs out, for it is held against the account every time.
/// </summary>
internal static class CookieSessions
{
    public const string Name = "cookie";

    private const string Begun = "begonnen";

    private static readonly Duration Rest = Duration.FromHours(1);
    private static readonly Duration Longest = Duration.FromHours(9);

    public static void Set(CookieAuthenticationOptions options, AccessOptions access)
    {
        var secure = IsSecure(access);
        options.Cookie.Name = secure ? "__Host-register" : "register";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Rest.ToTimeSpan();
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Validate;
    }

    /// <summary>Whether every request comes by https.</summary>
    public static bool IsSecure(AccessOptions access) => access.Tls is not null || access.Proxies.Count > 0;

    /// <summary>Begins a session.</summary>
    public static Task Begin(HttpContext http, AccountSession session, IClock clock)
    {
        var properties = new AuthenticationProperties();
        properties.Items[Begun] = InstantPattern.General.Format(clock.GetCurrentInstant());
        return http.SignInAsync(Name, Visitor.Principal(session, Name), properties);
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var session = context.Principal is { } user ? Visitor.Of(user).Session : null;
        var begun = InstantPattern.General.Parse(context.Properties.Items[Begun] ?? "");
        if (session is null || !begun.Success || now - begun.Value > Longest
            || services.GetService<Accounts>() is not { } accounts
            || await accounts.Find(session.Name, context.HttpContext.RequestAborted) != session)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Name);
        }
    }
}
