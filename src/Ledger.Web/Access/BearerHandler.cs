using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ledger.Domain;
using Ledger.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Ledger.Web.Access;

/// <summary>Knows a person or a program by an access token of the provider: <c>Authorization: Bearer …</c>.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    LedgerWebOptions web, OidcKeys? provider = null)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "token";

    /// <summary>What a request says behind <c>Bearer</c>; null when it says nothing of the kind.</summary>
    public static string? Token(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header
        && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token(Request) is not { } text)
        {
            return AuthenticateResult.Fail(new CredentialException(new(
                "Hier geldt alleen Bearer.", "The only scheme here is Bearer.")));
        }

        if (provider is null || await provider.Validate(text, Context.RequestAborted) is not { } token)
        {
            return AuthenticateResult.Fail(new CredentialException(new(
                "Het token is niet van de aanbieder, of geldt niet meer.",
                "The token is not one of the provider's, or no longer.")));
        }

        return Visitor(token, provider.Settings) is { } visitor
            ? AuthenticateResult.Success(
                new AuthenticationTicket(Access.Visitor.Principal(visitor.Actor, visitor.Roles, Name), Name))
            : AuthenticateResult.Fail(new CredentialException(new(
                "Het token is voor een andere gemeente, of zegt niet van wie het is.",
                "The token is for another municipality, or says not whose it is.")));
    }

    private (Actor Actor, IReadOnlyList<Role> Roles)? Visitor(JsonWebToken token, OidcSettings settings)
    {
        if (string.IsNullOrEmpty(token.Subject)
            || (settings.TenantClaim is { } claim && !Values(token, claim).SequenceEqual([web.Tenant.Value])))
        {
            return null;
        }

        return (Pseudonym(token), [.. Values(token, settings.RoleClaim).Select(RoleNames.TryParse).OfType<Role>()]);
    }

    // The log must not tell who somebody is at the provider: let the provider give subjects that nobody can guess, and
    // no addresses of mail.
    private static Actor Pseudonym(JsonWebToken token)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{token.Issuer}\n{token.Subject}"));
        return new Actor(Slug.Parse($"oidc-{Convert.ToHexStringLower(digest)[..16]}"));
    }

    private static IEnumerable<string> Values(JsonWebToken token, string path)
    {
        var steps = path.Split('.');
        if (!token.TryGetPayloadValue<JsonElement>(steps[0], out var value))
        {
            return token.TryGetPayloadValue<string>(steps[0], out var text) && steps.Length == 1 ? [text] : [];
        }

        foreach (var step in steps[1..])
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
            {
                return [];
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String)
                .Select(v => v.GetString()!),
            _ => [],
        };
    }
}
