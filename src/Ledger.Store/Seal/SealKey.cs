using System.Security.Cryptography;

namespace Ledger.Store.Seal;

/// <summary>The private key that checkpoints are signed with: ECDSA on P-256.</summary>
public sealed class SealKey : IDisposable
{
    private readonly ECDsa _key;

    private SealKey(ECDsa key) => _key = key;

    /// <summary>A new key.</summary>
    public static SealKey Make() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key in PEM: PKCS 8 or SEC 1, without a password.</summary>
    /// <exception cref="SealRefusedException">It is not such a key, or not on P-256.</exception>
    public static SealKey FromPem(string pem, string place)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256 && key.ExportParameters(false).Curve.Oid.FriendlyName is "nistP256" or "ECDSA_P256")
            {
                return new SealKey(key);
            }
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // Told below, without a word of what may be a secret.
        }

        key.Dispose();
        throw new SealRefusedException($"{place} is not a private key for ECDSA on P-256 in PEM.");
    }

    /// <summary>The private key in PEM (PKCS 8).</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>The public half, under the name of a log.</summary>
    public VerifierKey Public(string name) => VerifierKey.Of(_key, name);

    /// <summary>Signs bytes; the signature is DER, and different every time.</summary>
    public byte[] Sign(byte[] text) =>
        _key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}

/// <summary>The sealer does not sign; nothing was changed.</summary>
/// <param name="message">Why, in a sentence for the person in front of it.</param>
public sealed class SealRefusedException(string message) : Exception(message);
