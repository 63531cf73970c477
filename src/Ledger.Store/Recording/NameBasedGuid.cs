using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ledger.Store;

/// <summary>Ids derived from a name: the same name gives the same id (RFC 9562, version 8, over SHA-256).</summary>
public static class NameBasedGuid
{
    /// <summary>The id of a name within a namespace.</summary>
    public static Guid Of(Guid scope, string name)
    {
        var input = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        scope.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input.AsSpan(16));
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The id of an event: the n-th of a command, from 0.</summary>
    public static Guid OfEvent(Guid command, int index)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, index);
        return Of(command, Convert.ToHexStringLower(number));
    }
}
