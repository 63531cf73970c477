namespace Ledger.Web.Access;

/// <summary>The OpenID Connect provider whose access tokens count.</summary>
/// <param name="Authority">Where its discovery document is, without <c>/.well-known/openid-configuration</c>.</param>
/// <param name="Audience">For whom a token must be meant.</param>
/// <param name="RoleClaim">The claim with the roles; dots lead into objects (<c>realm_access.roles</c>).</param>
/// <param name="TenantClaim">The claim with the municipality's code; null when the provider serves this one alone.
/// </param>
public sealed record OidcSettings(
    Uri Authority, string Audience, string RoleClaim = "roles", string? TenantClaim = null);
