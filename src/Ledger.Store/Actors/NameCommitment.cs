using System.Security.Cryptography;
using System.Text;

namespace Ledger.Store.Actors;

/// <summary>
/// Binds a name without giving it away: the SHA-256 of 32 random bytes and the name in UTF-8. Without the random bytes
/// even somebody who guesses the name cannot tell whether he is right; so when they are erased with the name, what the
/// log keeps says nothing about anybody.
/// </summary>
internal static class NameCommitment
{
    public const int SaltSize = 32;

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltSize);

    public static string Of(byte[] salt, string name) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(name)]));
}
