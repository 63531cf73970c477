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
        var until = new Option<string?>("--until")
        {
            Description = "Prove it up to this kept checkpoint; else up to the last one of the log.",
        };
        return new Command("prove", "The proof that an event is in the log.") { which, since, until }.With(
            async (session, parse, screen, cancellationToken) =>
                (parse.GetValue(which), parse.GetValue(since), parse.GetValue(until)) switch
                {
                    ({ } id, null, null) => await Event(session, id, screen, cancellationToken),
                    (null, { } from, var to) => await Between(
                        session, SealFiles.Checkpoint(from), to is null ? null : SealFiles.Checkpoint(to), screen,
                        cancellationToken),
                    _ => throw CliException.BadInput(
                        "bad-command-line", "Give an event, or --since with a checkpoint."),
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

    private static async Task<int> Between(
        LedgerSession session, KeptCheckpoint from, KeptCheckpoint? to, Screen screen,
        CancellationToken cancellationToken)
    {
        var last = to?.Signed ?? await session.Prover.Last(session.Tenant, cancellationToken)
            ?? throw new SealBrokenException("Nothing is sealed yet.");
        await CheckKeys(session, [from, .. new[] { to }.OfType<KeptCheckpoint>()], cancellationToken);
        var (first, second) = (from.Signed.Checkpoint, last.Checkpoint);
        var path = first.Size > 0 && first.Size <= second.Size
            ? await session.Prover.Consistency(session.Tenant, first.Size, second.Size, cancellationToken) : [];
        if (first.Origin != second.Origin
            || !MerkleProof.Extends(first.Size, first.Root, second.Size, second.Root, path))
        {
            throw new SealBrokenException(
                $"{from.Name} is not the beginning of {to?.Name ?? "this log"}. Run `ledger verify --checkpoint`.");
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

    private static async Task CheckKeys(
        LedgerSession session, IReadOnlyList<KeptCheckpoint> all, CancellationToken cancellationToken)
    {
        var (keys, _) = await session.Audit.Keys(session.Tenant, cancellationToken);
        if (all.FirstOrDefault(k => !keys.Any(k.Signed.Note.IsSignedBy)) is { } strange)
        {
            throw new SealBrokenException($"{strange.Name} is not signed by a key of this log.");
        }
    }
}
