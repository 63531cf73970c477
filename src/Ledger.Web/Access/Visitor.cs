using System.Security.Claims;
using Ledger.Domain;
using Ledger.Store.Access;

namespace Ledger.Web.Access;

/// <summary>Who asks. Someone from another municipality is nobody here.</summary>
/// <param name="Actor">The pseudonym under which is recorded; null for nobody.</param>
/// <param name="Roles">What one may do; none for nobody.</param>
/// <param name="Session">The account that signed in; null for a program or nobody.</param>
public sealed record Visitor(Actor? Actor, IReadOnlySet<Role> Roles, AccountSession? Session)
{
    private const string ActorClaim = "actor";
    private const string RoleClaim = "rol";
    private const string NameClaim = "naam";
    private const string StampClaim = "stempel";

    /// <summary>Somebody who is not known.</summary>
    public static Visitor Nobody { get; } = new(null, new HashSet<Role>(), null);

    /// <summary>Whether this is one of the roles.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Who a request is from.</summary>
    public static Visitor Of(ClaimsPrincipal user)
    {
        if (user.Identity is not ClaimsIdentity { IsAuthenticated: true } identity
            || identity.FindFirst(ActorClaim)?.Value is not { } actor)
        {
            return Nobody;
        }

        var roles = identity.FindAll(RoleClaim).Select(c => RoleNames.TryParse(c.Value)).OfType<Role>().ToHashSet();
        var key = new Actor(Slug.Parse(actor));
        return new Visitor(
            key, roles,
            identity.FindFirst(StampClaim) is { } stamp && identity.FindFirst(NameClaim) is { } name
                ? new AccountSession(name.Value, roles.Single(), key, Guid.Parse(stamp.Value)) : null);
    }

    /// <summary>The identity of a program or of a person with a token.</summary>
    internal static ClaimsPrincipal Principal(Actor actor, IEnumerable<Role> roles, string scheme) =>
        Principal(scheme, [new(ActorClaim, actor.ToString()), .. roles.Select(Claim)]);

    /// <summary>The identity of an account.</summary>
    internal static ClaimsPrincipal Principal(AccountSession session, string scheme) => Principal(
        scheme,
        [
            new(ActorClaim, session.Actor.ToString()), Claim(session.Role), new(NameClaim, session.Name),
            new(StampClaim, session.Stamp.ToString()),
        ]);

    private static Claim Claim(Role role) => new(RoleClaim, role.Word());

    private static ClaimsPrincipal Principal(string scheme, List<Claim> claims) =>
        new(new ClaimsIdentity(claims, scheme, ActorClaim, RoleClaim));
}
