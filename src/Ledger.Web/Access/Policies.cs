using Ledger.Store.Access;
using Microsoft.AspNetCore.Authorization;

namespace Ledger.Web.Access;

/// <summary>
/// What an endpoint may be asked for. Every endpoint names one with <c>RequireAuthorization</c>; one that names none is
/// refused to everyone.
/// </summary>
public static class Policies
{
    /// <summary>For anyone, also where reading is not: styles, signing in.</summary>
    public const string Open = "open";

    /// <summary>Reading what is public.</summary>
    public const string Read = "inzien";

    /// <summary>Recording: an officer, who does not administer as well.</summary>
    public const string Record = "vastleggen";

    /// <summary>Reading what is not public, names behind pseudonyms among it: an auditor.</summary>
    public const string Inspect = "controleren";

    /// <summary>Seeing who was let in and who was not: an auditor or an administrator.</summary>
    public const string Watch = "toegang inzien";

    /// <summary>Managing keys, accounts, webhooks and projections: an administrator.</summary>
    public const string Administer = "beheren";

    /// <summary>What one does with one's own account: anyone who is signed in.</summary>
    public const string Own = "eigen account";

    /// <summary>The acts that the access log keeps also when they are allowed.</summary>
    internal static bool IsPrivileged(string policy) => policy is Record or Inspect or Watch or Administer;

    internal static void Add(AuthorizationOptions options, bool publicReads)
    {
        options.FallbackPolicy = options.DefaultPolicy = Made(_ => false);
        options.AddPolicy(Open, Made(_ => true));
        options.AddPolicy(Read, Made(v => publicReads || v.Roles.Count > 0));
        options.AddPolicy(Record, Made(v => v.Is(Role.Officer) && !v.Is(Role.Administrator)));
        options.AddPolicy(Inspect, Made(v => v.Is(Role.Auditor)));
        options.AddPolicy(Watch, Made(v => v.Is(Role.Auditor) || v.Is(Role.Administrator)));
        options.AddPolicy(Administer, Made(v => v.Is(Role.Administrator)));
        options.AddPolicy(Own, Made(v => v.Session is not null));
    }

    private static AuthorizationPolicy Made(Func<Visitor, bool> allows) =>
        new AuthorizationPolicyBuilder().RequireAssertion(context => allows(Visitor.Of(context.User))).Build();
}
