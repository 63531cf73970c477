using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ledger.Web.Access;

/// <summary>
/// Passwords: PBKDF2 with HMAC-SHA-512 and a salt each, as often as OWASP's cheat sheet asks (210,000).
/// </summary>
public static class Passwords
{
    /// <summary>The shortest that is taken, as NIST SP 800-63B-4 has it for a password alone.</summary>
    public const int Shortest = 15;

    /// <summary>The longest that is taken.</summary>
    public const int Longest = 200;

    private const int Iterations = 210_000;

    private static readonly PasswordHasher<string> Hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // Held against when there is nothing to hold against, so that an unknown name takes as long as a known one.
    private static readonly string OfNobody = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Why a password is not taken, for a program and for a reader of the pages; null when it is.</summary>
    public static (string English, string Dutch)? Objection(string password, string name) => password switch
    {
        { Length: < Shortest } => (
            $"A password has at least {Shortest} characters.", $"Een wachtwoord heeft ten minste {Shortest} tekens."),
        { Length: > Longest } => (
            $"A password has at most {Longest} characters.", $"Een wachtwoord heeft ten hoogste {Longest} tekens."),
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) => (
            "A password does not hold the name.", "In een wachtwoord staat de naam niet."),
        _ when password.Distinct().Count() < 5 => (
            "A password has at least five different characters.",
            "Een wachtwoord heeft ten minste vijf verschillende tekens."),
        _ => null,
    };

    /// <summary>What is kept of a password.</summary>
    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>Whether a password is the one that was kept; takes as long when nothing was kept.</summary>
    internal static bool IsRight(string? kept, string password) =>
        Hasher.VerifyHashedPassword("", kept ?? OfNobody, password) != PasswordVerificationResult.Failed
        && kept is not null;
}
