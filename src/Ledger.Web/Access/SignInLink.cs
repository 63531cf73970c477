using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Ledger.Web.Access;

/// <summary>
/// A link that signs in to one account, once, within a quarter of an hour. It is for whoever started the program on
/// this machine: known to this process alone, printed on its terminal, kept nowhere.
/// </summary>
/// <param name="account">The account.</param>
/// <param name="clock">The clock.</param>
public sealed class SignInLink(string account, IClock clock)
{
    private static readonly Duration Life = Duration.FromMinutes(15);

    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly Instant _until = clock.GetCurrentInstant() + Life;
    private int _used;

    /// <summary>The account.</summary>
    public string Account { get; } = account;

    /// <summary>The path to open.</summary>
    public string Path => $"/aanmelden/eenmalig/{_token}";

    /// <summary>Whether this is the token of the link, and it still works.</summary>
    internal bool Fits(string token) => _used == 0 && clock.GetCurrentInstant() < _until
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(_token));

    /// <summary>Uses the link up; false when it did not fit, or somebody was first.</summary>
    internal bool Take(string token) => Fits(token) && Interlocked.Exchange(ref _used, 1) == 0;
}
