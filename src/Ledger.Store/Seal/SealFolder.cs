using System.Text;

namespace Ledger.Store.Seal;

/// <summary>
/// What is kept outside the database, so that who owns the database cannot rewrite it: the private key, and per log the
/// last checkpoint that was signed. A folder that its owner alone may read.
/// </summary>
/// <param name="path">The folder, made when something is first kept in it.</param>
/// <param name="givenKey">The private key in PEM, where it is given instead of kept.</param>
public sealed class SealFolder(string path, string? givenKey = null)
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private string KeyFile => Path.Combine(path, "key.pem");

    private string NextKeyFile => Path.Combine(path, "key.next.pem");

    private string OldKeysFile => Path.Combine(path, "old-keys");

    /// <summary>
    /// The folder <c>seal</c> under the program's home, with the key from <c>LEDGER_SEAL_KEY</c> (PEM) or
    /// <c>LEDGER_SEAL_KEY_FILE</c> where one of them is set.
    /// </summary>
    /// <exception cref="SealRefusedException">The file named cannot be read.</exception>
    public static SealFolder Under(string home)
    {
        var given = Environment.GetEnvironmentVariable("LEDGER_SEAL_KEY");
        var file = Environment.GetEnvironmentVariable("LEDGER_SEAL_KEY_FILE");
        try
        {
            return new SealFolder(
                Path.Combine(home, "seal"),
                !string.IsNullOrWhiteSpace(given) ? given
                : !string.IsNullOrWhiteSpace(file) ? File.ReadAllText(file)
                : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SealRefusedException($"LEDGER_SEAL_KEY_FILE cannot be read: {e.Message}");
        }
    }

    /// <summary>The private key; null when there is none yet. The caller disposes it.</summary>
    /// <exception cref="SealRefusedException">What is there is not a key.</exception>
    public SealKey? Key() =>
        givenKey is not null ? SealKey.FromPem(givenKey, "The key that is given")
        : File.Exists(KeyFile) ? SealKey.FromPem(File.ReadAllText(KeyFile), KeyFile)
        : null;

    /// <summary>Makes the first private key.</summary>
    public SealKey MakeKey()
    {
        using var key = SealKey.Make();
        Write(KeyFile, key.ToPem(), FileMode.CreateNew);
        return SealKey.FromPem(File.ReadAllText(KeyFile), KeyFile);
    }

    /// <summary>Whether the key is given from outside, so that it is not ours to change.</summary>
    public bool IsKeyGiven => givenKey is not null;

    /// <summary>Writes a key that is about to take over beside the one that signs now.</summary>
    public void Prepare(SealKey key) => Write(NextKeyFile, key.ToPem(), FileMode.Create);

    /// <summary>Puts the key prepared in the place of the old one, of which only the public half is kept.</summary>
    public void Replace(SealKey old)
    {
        Write(OldKeysFile, old.Public("old") + "\n", FileMode.Append);
        File.Move(NextKeyFile, KeyFile, overwrite: true);
    }

    /// <summary>
    /// The public keys that this folder vouches for, under the name of a log; none when it never had a key.
    /// </summary>
    public IReadOnlyList<VerifierKey> Trusted(string origin)
    {
        using var key = Key();
        var old = File.Exists(OldKeysFile) ? File.ReadLines(OldKeysFile).Select(VerifierKey.TryParse) : [];
        return [.. new[] { key?.Public(origin) }.Concat(old.Select(k => k?.Named(origin))).OfType<VerifierKey>()];
    }

    /// <summary>The last checkpoint of a log that was signed from here; null when there is none.</summary>
    public SignedCheckpoint? Last(string origin)
    {
        var file = LastFile(origin);
        return File.Exists(file)
            ? SignedCheckpoint.TryParse(File.ReadAllText(file))
              ?? throw new SealBrokenException($"{file} is not a checkpoint.")
            : null;
    }

    /// <summary>Keeps the last checkpoint of a log.</summary>
    public void Keep(SignedCheckpoint signed) =>
        Write(LastFile(signed.Checkpoint.Origin), signed.Note.ToString(), FileMode.Create);

    /// <summary>
    /// Which log the tables of a place held when it was last sealed from here; null when it never was.
    /// </summary>
    public string? OriginAt(string place) =>
        File.Exists(PlaceFile(place)) ? File.ReadAllText(PlaceFile(place)).TrimEnd('\n') : null;

    /// <summary>Keeps which log the tables of a place hold, unless that is kept already.</summary>
    public void KeepOrigin(string place, string origin)
    {
        if (OriginAt(place) != origin)
        {
            Write(PlaceFile(place), origin + "\n", FileMode.Create);
        }
    }

    private string PlaceFile(string place) => Path.Combine(path, place + ".origin");

    private string LastFile(string origin) => Path.Combine(path, origin.Replace('/', '_') + ".checkpoint");

    /// <summary>Writes a file whole or not at all; a file that is added to is short enough to be.</summary>
    private void Write(string file, string text, FileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnFolder);
        }

        var target = mode == FileMode.Append ? file : $"{file}.{Guid.NewGuid():n}";
        var options = new FileStreamOptions
        {
            Mode = mode == FileMode.Append ? mode : FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        using (var stream = new FileStream(target, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        if (target != file)
        {
            Put(target, file, mode == FileMode.Create);
        }
    }

    /// <summary>
    /// A file that must be new and is not was made by another process at the same time; that one stays.
    /// </summary>
    private static void Put(string made, string file, bool overwrite)
    {
        try
        {
            File.Move(made, file, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(file))
        {
            File.Delete(made);
        }
    }
}
