using System.CommandLine;
using System.Globalization;
using Ledger.Store.Seal;
using Spectre.Console;

namespace Ledger.Cli;

/// <summary>
/// <c>ledger prove</c>: the proof that an event is in the log, or that a kept checkpoint is its beginning.
/// </summary>
internal static class ProveVerb
{
    public static Command Make()
    {
        var which = new Argument<string?>("event")
        {
            Description = "The id of an event, or its position.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var since = new Option<string?>("--since")
        {
            Description = "Prove that the log goes on from this kept checkpoint.",
        };
        return new Command("prove", "The proof that an event is in the log.") { which, since }.With(
            async (session, parse, screen, cancellationToken) => (parse.GetValue(which), parse.GetValue(since)) switch
            {
                ({ } id, null) => await Event(session, id, screen, cancellationToken),
                (null, { } file) => await Since(session, SealFiles.Checkpoint(file), screen, cancellationToken),
                _ => throw CliException.BadInput("bad-command-line", "Give an event, or --since with a checkpoint."),
            });
    }

    private static async Task<int> Event(
        LedgerSession session, string id, Screen screen, CancellationToken cancellationToken)
    {
        var proven = Guid.TryParse(id, out var guid)
            ? await session.Prover.Prove(session.Tenant, guid, cancellationToken)
            : long.TryParse(id, CultureInfo.InvariantCulture, out var position)
                ? await session.Prover.Prove(session.Tenant, position, cancellationToken)
                : throw CliException.BadInput("bad-event", $"'{id}' is neither the id of an event nor a position.");
        var found = proven ?? throw CliException.BadInput("unknown-event", $"There is no event {id}.");
        var checkpoint = found.Proof.Signed.Checkpoint;
        screen.Show(
            new
            {
                found.Position,
                found.Proof.Index,
                checkpoint.Size,
                Root = checkpoint.Root.ToString(),
                Proof = found.Proof.ToString(),
                found.Entry,
            },
            o => o.Write(new Text(found.Proof.ToString())));
        return ExitCode.Done;
    }

    private static async Task<int> Since(
        LedgerSession session, KeptCheckpoint kept, Screen screen, CancellationToken cancellationToken)
    {
        var last = await session.Prover.Last(session.Tenant, cancellationToken)
            ?? throw new SealBrokenException("Nothing is sealed yet.");
        var (first, second) = (kept.Signed.Checkpoint, last.Checkpoint);
        var path = first.Size > 0 && first.Size <= second.Size
            ? await session.Prover.Consistency(session.Tenant, first.Size, second.Size, cancellationToken) : [];
        if (first.Origin != second.Origin
            || !MerkleProof.Extends(first.Size, first.Root, second.Size, second.Root, path))
        {
            throw new SealBrokenException(
                $"{kept.Name} is not the beginning of this log. Run `ledger verify --checkpoint`.");
        }

        var hashes = path.Select(h => h.ToString()).ToList();
        screen.Show(
            new
            {
                From = first.Size,
                To = second.Size,
                FromRoot = first.Root.ToString(),
                ToRoot = second.Root.ToString(),
                Proof = hashes
            },
            o =>
            {
                o.WriteLine($"The tree of {first.Size} events is the beginning of the tree of {second.Size}.");
                hashes.ForEach(o.WriteLine);
            });
        return ExitCode.Done;
    }
}
