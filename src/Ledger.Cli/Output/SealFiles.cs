using Ledger.Store.Seal;

namespace Ledger.Cli;

/// <summary>Reads the files that people kept of a seal.</summary>
internal static class SealFiles
{
    /// <summary>A checkpoint in a file.</summary>
    public static KeptCheckpoint Checkpoint(string file) =>
        SignedNote.TryParse(Read(file)) is { } note && SignedCheckpoint.TryParse(note.ToString()) is { } signed
            ? new KeptCheckpoint(signed, $"Checkpoint {Path.GetFileName(file)}")
            : throw new CliException(
                ExitCode.BadInput, "bad-checkpoint", $"{file} is not a checkpoint.",
                new ErrorDetail(file, null, null,
                    "This is not a checkpoint: three lines, an empty one, and a signature."));

    /// <summary>A public key, as a text or the name of a file that has it.</summary>
    public static VerifierKey? Key(string? text) => text is null
        ? null
        : VerifierKey.TryParse(File.Exists(text) ? File.ReadAllText(text) : text)
          ?? throw CliException.BadInput("bad-option", $"--key: '{text}' is not a verifier key for ECDSA on P-256.");

    /// <summary>All bytes of a file that the command line names.</summary>
    public static byte[] Read(string file) => Try(file, File.ReadAllBytes);

    /// <summary>The same, to be read from piece by piece.</summary>
    public static Stream Open(string file) => Try(file, File.OpenRead);

    private static T Try<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliException.BadInput("no-file", $"{file} cannot be read: {e.Message}");
        }
    }
}
