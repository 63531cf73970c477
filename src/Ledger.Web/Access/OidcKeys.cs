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

    // Who sends tokens of unknown keys makes us ask the provider no oftener than this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A provider that is slow or sends without end must not keep whoever asks us waiting.
    private static readonly HttpClient Provider = new()
    {
        Timeout = TimeSpan.FromSeconds(3),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _found;

    // A token of a new key must find that key, and not wait until a refresh in the background has come in.
    static OidcKeys() => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    public OidcKeys(OidcSettings settings)
    {
        Settings = settings;
        _found = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{settings.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(Provider) { RequireHttps = !settings.Authority.IsLoopback })
        {
            RefreshInterval = Patience,
        };
    }

    public OidcSettings Settings { get; }

    /// <summary>The token, when the provider made it for us and it holds now; else null.</summary>
    public async Task<JsonWebToken?> Validate(string text, CancellationToken cancellationToken)
    {
        var result = await Try(text, cancellationToken);
        if (result?.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            _found.RequestRefresh();
            result = await Try(text, cancellationToken);
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken token } ? token : null;
    }

    private async Task<TokenValidationResult?> Try(string text, CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration found;
        try
        {
            found = await _found.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception error) when (error is InvalidOperationException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            // The provider cannot be reached, is slow or talks nonsense: nobody is known by its word.
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
