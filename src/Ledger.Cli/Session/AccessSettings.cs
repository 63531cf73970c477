using System.CommandLine;
using System.Globalization;
using System.Net;
using Ledger.Store.Access;
using Ledger.Web.Access;
using NodaTime;

namespace Ledger.Cli;

/// <summary>How the web knows who asks, as the environment says it.</summary>
internal static class AccessSettings
{
    /// <summary>The settings for a session, without a link.</summary>
    public static AccessOptions Of(LedgerSession session) => new()
    {
        Database = session.Database,
        Oidc = Oidc(),
        KeyFolder = Path.Combine(session.Home, "web-keys"),
        PublicReads = Text("LEDGER_PUBLIC_READS") is not "off",
        Tls = (Text("LEDGER_TLS_CERTIFICATE"), Text("LEDGER_TLS_KEY")) is ({ } certificate, { } key)
            ? (Existing("LEDGER_TLS_CERTIFICATE", certificate), Existing("LEDGER_TLS_KEY", key)) : null,
        Proxies = [.. List("LEDGER_PROXIES").Select(Address)],
        Hosts = [.. List("LEDGER_HOSTS")],
        Limits = new Limits
        {
            RequestsPerMinute = Number("LEDGER_REQUESTS_PER_MINUTE") ?? new Limits().RequestsPerMinute,
        },
    };

    /// <summary>A link for whoever started the program, when the account of the demonstration is open.</summary>
    public static async Task<SignInLink?> Link(LedgerSession session, CancellationToken cancellationToken) =>
        await session.Accounts.Find(SafeStart.DemoAccount, cancellationToken) is null
            ? null : new SignInLink(SafeStart.DemoAccount, SystemClock.Instance);

    /// <summary>
    /// Writes an act with more than a reader's rights in the access log, before it is done; when it is over, the
    /// session says what came of it. What cannot be written down is not done.
    /// </summary>
    /// <param name="session">On whose ledger.</param>
    /// <param name="parse">Who says it.</param>
    /// <param name="action">What is done.</param>
    /// <param name="about">To what; never a name behind a pseudonym.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task Note(
        this LedgerSession session, ParseResult parse, string action, string about,
        CancellationToken cancellationToken) => session.Begin(
        new AccessEntry(
            action, about, AccessEntry.Allowed, $"programma op {Environment.MachineName}",
            GlobalOptions.ActorOf(parse).ToString()),
        cancellationToken);

    private static OidcSettings? Oidc()
    {
        if (Text("LEDGER_OIDC_AUTHORITY") is not { } authority)
        {
            return null;
        }

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback))
        {
            throw Wrong("LEDGER_OIDC_AUTHORITY", authority, "an address that begins with https://");
        }

        return new OidcSettings(
            uri,
            Text("LEDGER_OIDC_AUDIENCE") ?? throw Wrong("LEDGER_OIDC_AUDIENCE", "", "the audience that tokens name"),
            Text("LEDGER_OIDC_ROLE_CLAIM") ?? "roles", Text("LEDGER_OIDC_TENANT_CLAIM"));
    }

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var address)
        ? address : throw Wrong("LEDGER_PROXIES", text, "an IP address");

    private static string Existing(string name, string file) =>
        File.Exists(file) ? file : throw Wrong(name, file, "a file that is there");

    private static int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number : throw Wrong(name, text, "a number above zero");

    private static string[] List(string name) => (Text(name) ?? "").Split(
        ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Text(string name) =>
        Environment.GetEnvironmentVariable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static CliException Wrong(string name, string value, string wanted) =>
        CliException.BadInput("bad-setting", $"{name}: '{value}' is not {wanted}.");
}
