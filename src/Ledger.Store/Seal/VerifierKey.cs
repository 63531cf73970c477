using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Ledger.Store.Seal;

/// <summary>
/// A public key as a C2SP verifier key: <c>name+hex key id+base64 of byte 2 and the key</c> (c2sp.org/signed-note).
/// ECDSA on P-256; the key is a DER SubjectPublicKeyInfo, and the key id the first four bytes of the SHA-256 of that.
/// </summary>
public sealed record VerifierKey
{
    private const byte EcdsaType = 2;
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly byte[] _spki;

    private VerifierKey(string name, byte[] spki)
    {
        Name = name;
        _spki = spki;
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(spki));
    }

    /// <summary>The name of the key: the origin of the log that it signs for.</summary>
    public string Name { get; }

    /// <summary>Four bytes that tell keys of one name apart; not a proof of anything.</summary>
    public uint Id { get; }

    /// <summary>The SHA-256 of the key in hex, to compare by eye or by telephone.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_spki));

    /// <summary>The public half of a key.</summary>
    public static VerifierKey Of(ECDsa key, string name) => new(name, key.ExportSubjectPublicKeyInfo());

    /// <summary>The same key under another name, for another log.</summary>
    public VerifierKey Named(string name) => new(name, _spki);

    /// <summary>Reads a verifier key. Null when it is not one, or not of ECDSA on P-256.</summary>
    public static VerifierKey? TryParse(string text)
    {
        var parts = text.Trim().Split('+', 3);
        if (parts.Length != 3 || !NoteText.IsKeyName(parts[0]) || NoteText.Base64(parts[2]) is not { Length: > 1 } bytes
            || bytes[0] != EcdsaType)
        {
            return null;
        }

        var key = new VerifierKey(parts[0], bytes[1..]);
        return key.Id.ToString("x8", CultureInfo.InvariantCulture) == parts[1] && key.Opens() ? key : null;
    }

    /// <summary>Whether a signature in DER is this key's over a text.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_spki, out _);
        return key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <inheritdoc/>
    public bool Equals(VerifierKey? other) =>
        other is not null && other.Name == Name && other._spki.AsSpan().SequenceEqual(_spki);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    /// <summary>The verifier key in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([EcdsaType, .. _spki])}");

    private bool Opens()
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(_spki, out var read);
            return read == _spki.Length && key.ExportParameters(false).Curve.Oid.Value == P256;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
