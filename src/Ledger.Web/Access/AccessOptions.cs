using System.Net;
using NodaTime;
using Npgsql;

namespace Ledger.Web.Access;

/// <summary>How the web knows who asks, and how much one may ask.</summary>
public sealed record AccessOptions
{
    /// <summary>Where accounts, keys and the access log are; without it nobody is known, and only reading works.
    /// </summary>
    public NpgsqlDataSource? Database { get; init; }

    /// <summary>The provider whose tokens count; null for none.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>A link that signs in once; null for none.</summary>
    public SignInLink? Link { get; init; }

    /// <summary>Where the keys of cookies are kept over a restart; null keeps them in memory.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>Whether anyone may read what is public.</summary>
    public bool PublicReads { get; init; } = true;

    /// <summary>The certificate and its key in PEM files; null for none.</summary>
    public (string Certificate, string Key)? Tls { get; init; }

    /// <summary>The proxies whose word counts for the address and the scheme of a request.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>The names by which the web is asked for, beside those of this machine.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How much one may ask.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>The clock by which sessions end.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;
}

/// <summary>How much one may ask; who asks more waits (429).</summary>
/// <param name="RequestsPerMinute">Of one address, account or key. On this machine itself nobody is counted, unless
/// there is a proxy.</param>
/// <param name="SignInsPerMinute">Attempts of one address to sign in.</param>
/// <param name="RequestSeconds">How long an answer may take, unless its endpoint says otherwise.</param>
/// <param name="HeaderSeconds">How long the head of a request may take.</param>
/// <param name="BodyBytes">How much may be sent, unless the endpoint says otherwise.</param>
public sealed record Limits(
    int RequestsPerMinute = 600, int SignInsPerMinute = 20, int RequestSeconds = 30, int HeaderSeconds = 10,
    long BodyBytes = 1024 * 1024);
