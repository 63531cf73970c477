using Ledger.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Access;

/// <summary>Puts the doors in: who asks, what they may, and how much.</summary>
internal static class AccessSetup
{
    private const string Chooser = "wie";

    /// <summary>Whether a request brings a key or a token.</summary>
    public static bool ShowsCredentials(HttpRequest request) =>
        request.Headers.ContainsKey(ApiKeyHandler.Header) || request.Headers.Authorization.Count > 0;

    public static void AddAccess(this IServiceCollection services, LedgerWebOptions options)
    {
        var access = options.Access;
        services.AddSingleton(access.Clock);
        if (access.Database is { } database)
        {
            services.AddSingleton(new Accounts(database, options.Tenant));
            services.AddSingleton(new ApiKeys(database, options.Tenant));
            services.AddSingleton(new AccessLog(database, options.Tenant));
        }

        if (access.Oidc is { } oidc)
        {
            services.AddSingleton(new OidcKeys(oidc));
        }

        services.AddSingleton<SignIn>();
        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, o => o.ForwardDefaultSelector = Choose)
            .AddCookie(CookieSessions.Name, o => CookieSessions.Set(o, access))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Name, null);
        services.AddAuthorization(o => Policies.Add(o, access.PublicReads));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessGate>();
        AddForms(services, access);
        AddLimits(services, access);
    }

    /// <summary>The doors, in the order in which a request comes by them.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(FormGuard.Check);
        app.UseAntiforgery();
    }

    private static void AddForms(IServiceCollection services, AccessOptions access)
    {
        var secure = CookieSessions.IsSecure(access);
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = secure ? "__Host-formulier" : "formulier";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true;
        });
        var protection = services.AddDataProtection().SetApplicationName("ledger");
        if (access.KeyFolder is { } folder)
        {
            var made = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(folder)
                : Directory.CreateDirectory(
                    folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            protection.PersistKeysToFileSystem(made);
        }
        else
        {
            protection.UseEphemeralDataProtectionProvider();
        }
    }

    private static void AddLimits(IServiceCollection services, AccessOptions access)
    {
        services.AddRateLimiter(o => RateLimits.Set(o, access));
        services.AddRequestTimeouts(o => o.DefaultPolicy = new()
        {
            Timeout = TimeSpan.FromSeconds(access.Limits.RequestSeconds),
            TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
            WriteTimeoutResponse = http => Refusals.Say(http, StatusCodes.Status504GatewayTimeout),
        });
        services.AddHostFiltering(o =>
        {
            o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", .. access.Hosts];
            o.IncludeFailureMessage = false;
        });
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.KnownIPNetworks.Clear();
            o.KnownProxies.Clear();
            foreach (var proxy in access.Proxies)
            {
                o.KnownProxies.Add(proxy);
            }
        });
    }

    // The API knows no cookies: what a browser sends along by itself counts for nothing there.
    private static string Choose(HttpContext http)
    {
        var request = http.Request;
        if (request.Headers.ContainsKey(ApiKeyHandler.Header)
            || BearerHandler.Token(request)?.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal) == true)
        {
            return ApiKeyHandler.Name;
        }

        return request.Headers.Authorization.Count > 0 ? BearerHandler.Name
            : Refusals.IsPage(request) ? CookieSessions.Name : ApiKeyHandler.Name;
    }
}
