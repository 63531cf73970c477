using System.Net;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Ledger.Web.Access;

/// <summary>
/// Says no to a start that would show the register, or take passwords, where others can read along or come in.
/// </summary>
public static class SafeStart
{
    /// <summary>The account of the demonstration: for whoever sits at this machine.</summary>
    public const string DemoAccount = "demo";

    // Npgsql takes a password from these when the connection string has none.
    private static readonly string[] ElsewhereIn = ["PGPASSWORD", "PGPASSFILE"];

    private static readonly string[] WellKnown = ["", "postgres", "ledger", "password", "admin", "changeme", "secret"];

    /// <summary>Whether an address is on this machine only.</summary>
    public static bool IsLoopback(string url) => Parse(url) is { } address
        && (address.Host == "localhost"
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>Why the web is not served so, in one sentence; null when it is.</summary>
    public static string? Objection(LedgerWebOptions options)
    {
        var access = options.Access;
        foreach (var url in options.Urls)
        {
            if (Parse(url) is not { } address)
            {
                return $"'{url}' is not an address to listen on, such as http://localhost:5080.";
            }

            if (address.Scheme == Uri.UriSchemeHttps && access.Tls is null)
            {
                return $"'{url}' needs a certificate: name its PEM files in LEDGER_TLS_CERTIFICATE and LEDGER_TLS_KEY.";
            }

            if (IsLoopback(url))
            {
                continue;
            }

            if (address.Scheme == Uri.UriSchemeHttp && access.Proxies.Count == 0)
            {
                return $"'{url}' is reached from elsewhere and is not encrypted: listen on https with "
                    + "LEDGER_TLS_CERTIFICATE and LEDGER_TLS_KEY, or name the proxies that do in LEDGER_PROXIES.";
            }

            if (access.Hosts.Count == 0)
            {
                return $"'{url}' is reached from elsewhere: say in LEDGER_HOSTS by which names it is asked for.";
            }
        }

        return null;
    }

    /// <summary>
    /// Why these credentials are not served to others, in one sentence; null when they are, or when only this machine
    /// is served.
    /// </summary>
    /// <param name="options">What would be served.</param>
    /// <param name="connection">How the database is reached; null for one that only this user's programs reach.</param>
    /// <param name="accounts">The names of the accounts that are open.</param>
    public static string? Objection(LedgerWebOptions options, string? connection, IEnumerable<string> accounts)
    {
        if (options.Urls.All(IsLoopback))
        {
            return null;
        }

        if (connection is not null
            && WellKnown.Contains(new NpgsqlConnectionStringBuilder(connection).Password ?? "")
            && !HasPasswordElsewhere())
        {
            return "The database is reached without a password or with one that everyone knows: give it another before "
                + "the register is served to others.";
        }

        return accounts.Contains(DemoAccount)
            ? $"The account '{DemoAccount}' of the demonstration is open: lock or remove it (ledger account remove "
                + $"{DemoAccount}) before the register is served to others."
            : null;
    }

    private static bool HasPasswordElsewhere() => ElsewhereIn.Any(
        n => !WellKnown.Contains(Environment.GetEnvironmentVariable(n) ?? ""));

    private static BindingAddress? Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps ? address : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
