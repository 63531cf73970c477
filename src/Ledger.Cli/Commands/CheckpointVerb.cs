using System.CommandLine;
using Ledger.Store.Seal;
using QRCoder;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary><c>ledger checkpoint</c>: seals what is recorded, and prints what to keep outside: in the minutes of a
/// meeting,
/// with the accountant.</summary>
internal static class CheckpointVerb
{
    public static Command Make()
    {
        var @out = new Option<string?>("--out") { Description = "Write the checkpoint to this file." };
        var rotate = new Option<bool>("--rotate")
        {
            Description = "Hand over to a new key first; the old one signs it.",
        };
        return new Command("checkpoint", "The signed checkpoint, to keep outside.") { @out, rotate }.With(
            async (session, parse, screen, cancellationToken) =>
            {
                if (parse.GetValue(rotate))
                {
                    await session.Note(
                        parse, "sleutel van het zegel wisselen", "checkpoint --rotate", cancellationToken);
                    await session.Sealer.Rotate(session.Tenant, cancellationToken);
                }

                var signed = await session.Sealer.Seal(session.Tenant, null, cancellationToken)
                    ?? throw new CliException(ExitCode.Refused, "nothing-sealed", "There is nothing to seal yet.");
                var key = (await session.Prover.Keys(session.Tenant, cancellationToken))[^1];
                if (parse.GetValue(@out) is { } file)
                {
                    await File.WriteAllTextAsync(file, signed.Note.ToString(), cancellationToken);
                }

                Show(screen, signed, key);
                return ExitCode.Done;
            });
    }

    private static void Show(Screen screen, SignedCheckpoint signed, VerifierKey key)
    {
        var checkpoint = signed.Checkpoint;
        screen.Show(
            new
            {
                checkpoint.Origin,
                checkpoint.Size,
                Root = checkpoint.Root.ToString(),
                Note = signed.Note.ToString(),
                checkpoint.Short,
                Vkey = key.ToString(),
                key.Fingerprint,
            },
            o =>
            {
                o.WriteLine($"Verzegeld: {checkpoint.Size} gebeurtenissen van {checkpoint.Origin}");
                o.WriteLine(checkpoint.Short);
                o.WriteLine();
                o.Write(new Text(signed.Note.ToString()));
                o.WriteLine();
                o.Write(new Text(Code(signed.Note.ToString())));
                o.WriteLine();
                o.WriteLine($"Sleutel: {key}");
                o.WriteLine($"SHA-256 van de sleutel: {key.Fingerprint}");
            });
    }

    /// <summary>The note as a code to scan, two rows of it in one line of text.</summary>
    private static string Code(string note)
    {
        using var maker = new QRCodeGenerator();
        using var data = maker.CreateQrCode(note, QRCodeGenerator.ECCLevel.L, forceUtf8: true);
        var rows = data.ModuleMatrix;
        var lines = Enumerable.Range(0, (rows.Count + 1) / 2).Select(i => string.Concat(
            Enumerable.Range(0, rows[0].Count).Select(column => Block(
                rows[i * 2][column], i * 2 + 1 < rows.Count && rows[i * 2 + 1][column]))));
        return string.Join('\n', lines) + "\n";
    }

    // Dark is drawn as blank: terminals are dark, and a code is read by its contrast on either.
    private static char Block(bool upper, bool lower) => (upper, lower) switch
    {
        (true, true) => ' ',
        (true, false) => '▄',
        (false, true) => '▀',
        _ => '█',
    };
}
