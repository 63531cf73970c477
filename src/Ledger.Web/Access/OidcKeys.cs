using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ledger.Web.Access;

/// <summary>
/// Holds tokens against the provider's discovery document and keys, which are fetched when first needed, and again when
/// a token is signed with a key that is not known yet.
/// </summary>
internal sealed class OidcKeys
{
    // What is signed with a key that both sides hold is not signed by the provider; the public key is no secret.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _provider;

    public OidcKeys(OidcSettings settings)
    {
        Settings = settings;
        _provider = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{settings.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever { RequireHttps = !settings.Authority.IsLoopback });
    }

    public OidcSettings Settings { get; }

    /// <summary>The token, when the provider made it for us and it holds now; else null.</summary>
    public async Task<JsonWebToken?> Validate(string text, CancellationToken cancellationToken)
    {
        var result = await Try(text, cancellationToken);
        if (result?.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            _provider.RequestRefresh();
            result = await Try(text, cancellationToken);
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken token } ? token : null;
    }

    private async Task<TokenValidationResult?> Try(string text, CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration found;
        try
        {
            found = await _provider.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // The provider cannot be reached: nobody is known by its word.
            return null;
        }

        return await _handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = found.Issuer,
            ValidAudience = Settings.Audience,
            IssuerSigningKeys = found.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = Skew,
        });
    }
}
