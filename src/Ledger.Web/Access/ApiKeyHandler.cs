using System.Text.Encodings.Web;
using Ledger.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ledger.Web.Access;

/// <summary>Knows a program by its key: header <c>X-Api-Key</c>, or <c>Authorization: Bearer ldg_…</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    ApiKeys? keys = null)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "sleutel";
    public const string Header = "X-Api-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var text = Request.Headers.TryGetValue(Header, out var given) ? given.ToString() : BearerHandler.Token(Request);
        if (text is null)
        {
            return AuthenticateResult.NoResult();
        }

        return keys is not null && await keys.Find(text, Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(
                new AuthenticationTicket(Visitor.Principal(key.Actor, [key.Role], Name), Name))
            : AuthenticateResult.Fail(new CredentialException(new(
                "De sleutel is onbekend, verlopen of ingetrokken.",
                "The key is not known, has expired or was taken back.")));
    }
}
