using System.Security.Cryptography;
using Ledger.Domain;
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

    /// <summary>Why a password is not taken; null when it is.</summary>
    public static Sentence? Objection(string password, string name) => password switch
    {
        { Length: < Shortest } => new(
            $"Een wachtwoord heeft ten minste {Shortest} tekens.", $"A password has at least {Shortest} characters."),
        { Length: > Longest } => new(
            $"Een wachtwoord heeft ten hoogste {Longest} tekens.", $"A password has at most {Longest} characters."),
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) => new(
            "In een wachtwoord staat de naam niet.", "A password does not hold the name."),
        _ when password.Distinct().Count() < 5 => new(
            "Een wachtwoord heeft ten minste vijf verschillende tekens.",
            "A password has at least five different characters."),
        _ => null,
    };

    /// <summary>What is kept of a password.</summary>
    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>Whether a password is the one that was kept; takes as long when nothing was kept.</summary>
    internal static bool IsRight(string? kept, string password) =>
        Hasher.VerifyHashedPassword("", kept ?? OfNobody, password) != PasswordVerificationResult.Failed
        && kept is not null;
}
