using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Ledger.System.Tests.Access;

/// <summary>An OpenID Connect provider of our own: a discovery document, keys, and tokens as one asks for.
/// </summary>
public sealed class LocalIssuer : IAsyncDisposable
{
    public const string Audience = "ledger";

    private readonly WebApplication _web;
    private RsaSecurityKey _key = NewKey("k1");

    private LocalIssuer(WebApplication web) => _web = web;

    public Uri Url => new(_web.Urls.First());

    /// <summary>What it answers with instead of its discovery document; null for the document.</summary>
    public Func<HttpContext, IResult>? Instead { get; set; }

    /// <summary>How often its keys were fetched.</summary>
    public int Fetches { get; private set; }

    public static async Task<LocalIssuer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var web = builder.Build();
        var issuer = new LocalIssuer(web);
        web.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        web.MapGet("/keys", issuer.Keys);
        await web.StartAsync(TestContext.Current.CancellationToken);
        return issuer;
    }

    /// <summary>A token that is right in everything, but for what the caller changes.</summary>
    public string Token(
        Action<SecurityTokenDescriptor>? change = null, string role = "auditor", string tenant = "gm0303")
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Url.AbsoluteUri,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now.AddSeconds(-5),
            Expires = now.AddMinutes(5),
            SigningCredentials = Signing(_key),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "7d1c-44",
                ["gemeente"] = tenant,
                ["realm_access"] = new Dictionary<string, object> { ["roles"] = new[] { "offline", role } },
            },
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>From now on it signs with another key, and knows the old one no more.</summary>
    public void Rotate() => _key = NewKey("k2");

    /// <summary>Signs with a key of somebody else, under the name of the right one.</summary>
    public static SigningCredentials Forged() => Signing(NewKey("k1"));

    /// <summary>Signs with the public key as if it were a shared secret.</summary>
    public SigningCredentials PublicKeyAsSecret() => new(
        new SymmetricSecurityKey(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "k1" },
        SecurityAlgorithms.HmacSha256);

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    private IResult Discovery(HttpContext http) => Instead?.Invoke(http) ?? Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = Url.AbsoluteUri,
        ["jwks_uri"] = new Uri(Url, "keys").AbsoluteUri,
    });

    private IResult Keys()
    {
        Fetches++;
        var known = _key.Rsa.ExportParameters(false);
        return Results.Json(new
        {
            keys = new[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    kid = _key.KeyId,
                    n = Base64UrlEncoder.Encode(known.Modulus),
                    e = Base64UrlEncoder.Encode(known.Exponent),
                },
            },
        });
    }

    private static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    private static SigningCredentials Signing(SecurityKey key) => new(key, SecurityAlgorithms.RsaSha256);
}
