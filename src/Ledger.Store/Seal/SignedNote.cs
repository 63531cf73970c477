using System.Buffers.Binary;
using System.Text;

namespace Ledger.Store.Seal;

/// <summary>A text and the signatures under it (c2sp.org/signed-note).</summary>
public sealed record SignedNote
{
    private const string Dash = "— ";

    private readonly IReadOnlyList<Signature> _signatures;

    private SignedNote(string text, IReadOnlyList<Signature> signatures) => (Text, _signatures) = (text, signatures);

    /// <summary>What is signed, with its last newline. Worth nothing before <see cref="IsSignedBy"/> says so.</summary>
    public string Text { get; }

    /// <summary>The keys that are said to have signed: name and key id.</summary>
    public IEnumerable<(string Name, uint KeyId)> Signers => _signatures.Select(s => (s.Name, s.KeyId));

    /// <summary>Signs a text that ends in a newline.</summary>
    public static SignedNote Sign(
        string text, params IEnumerable<(VerifierKey Key, Func<byte[], byte[]> Sign)> keys) => new(
        text, [.. keys.Select(k => new Signature(k.Key.Name, k.Key.Id, k.Sign(Encoding.UTF8.GetBytes(text))))]);

    /// <summary>Reads a note from bytes. Null when they are not UTF-8 or not a note.</summary>
    public static SignedNote? TryParse(ReadOnlySpan<byte> bytes) =>
        NoteText.Utf8(bytes) is { } text ? TryParse(text) : null;

    /// <summary>Reads a note. Null when it is not one.</summary>
    public static SignedNote? TryParse(string note)
    {
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !note.EndsWith('\n') || note.Any(c => c < ' ' && c != '\n'))
        {
            return null;
        }

        List<Signature> signatures = [];
        foreach (var line in note[(end + 2)..^1].Split('\n'))
        {
            if (Read(line) is not { } signature)
            {
                return null;
            }

            signatures.Add(signature);
        }

        return new SignedNote(note[..(end + 1)], signatures);
    }

    /// <summary>
    /// Whether a key signed the note. A signature that claims to be the key's and is not makes it false, whatever else
    /// is under the note; signatures of other keys are passed over.
    /// </summary>
    public bool IsSignedBy(VerifierKey key)
    {
        var own = _signatures.Where(s => s.Name == key.Name && s.KeyId == key.Id).ToList();
        return own.Count > 0 && own.All(s => key.Verifies(Encoding.UTF8.GetBytes(Text), s.Bytes));
    }

    /// <summary>The note as it is kept: the text, an empty line, the signatures.</summary>
    public override string ToString() => Text + "\n" + string.Concat(_signatures);

    private static Signature? Read(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        return parts.Length == 2 && NoteText.IsKeyName(parts[0]) && NoteText.Base64(parts[1]) is { Length: > 4 } bytes
            ? new Signature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..])
            : null;
    }

    private sealed record Signature(string Name, uint KeyId, byte[] Bytes)
    {
        public override string ToString()
        {
            var id = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(id, KeyId);
            return $"{Dash}{Name} {Convert.ToBase64String([.. id, .. Bytes])}\n";
        }
    }
}
