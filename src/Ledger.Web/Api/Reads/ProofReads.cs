using Ledger.Store.Seal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Api;

/// <summary>What is sealed.</summary>
/// <param name="Origin">The name of the log.</param>
/// <param name="Size">How many events are under the seal.</param>
/// <param name="Root">The root of the tree over them.</param>
/// <param name="Note">The signed note, to keep outside the ledger.</param>
internal sealed record CheckpointView(string Origin, long Size, string Root, string Note);

/// <summary>The proof that an event is in the log.</summary>
/// <param name="Event">The id of the event.</param>
/// <param name="Position">Its position.</param>
/// <param name="Entry">The very text that the leaf of the tree is the hash of.</param>
/// <param name="Proof">The proof, as <c>tlog-proof</c> has it.</param>
internal sealed record ProofView(Guid Event, long Position, string Entry, string Proof);

/// <summary>The seal: the last checkpoint, and the proof of one event.</summary>
internal static class ProofReads
{
    public static IEnumerable<Read> All { get; } =
    [
        Read.Later<IReadOnlyList<CheckpointView>>(
            "/bewijzen", "bewijzen", "Het laatste zegel over het register; leeg als er niets verzegeld is.", [],
            Checkpoints) with
        { HasTag = false },
        Read.Later("/bewijzen/{gebeurtenis}", "bewijs", "Het bewijs dat een gebeurtenis in het register staat.", [],
            View) with
        { HasTag = false, Formats = [new OtherFormat("proof", "text/plain", true, Text)] },
    ];

    private static LedgerWebOptions Options(Ask ask) =>
        ask.Http.RequestServices.GetRequiredService<LedgerWebOptions>();

    private static async Task<IReadOnlyList<CheckpointView>?> Checkpoints(Ask ask)
    {
        var options = Options(ask);
        var last = options.Prover is null ? null : await options.Prover.Last(options.Tenant, ask.Http.RequestAborted);
        return last is null
            ? []
            :
            [
                new CheckpointView(
                    last.Checkpoint.Origin, last.Checkpoint.Size, last.Checkpoint.Root.ToString(),
                        last.Note.ToString()),
            ];
    }

    private static async Task<ProofView?> View(Ask ask) => await Prove(ask) is { } proven
        ? new ProofView(
            Guid.Parse(ask.Route("gebeurtenis")), proven.Position, proven.Entry, proven.Proof.ToString())
        : null;

    private static async Task<IResult?> Text(Ask ask) =>
        await Prove(ask) is { } proven ? Results.Text(proven.Proof.ToString(), "text/plain") : null;

    private static async Task<ProvenEntry?> Prove(Ask ask) =>
        Options(ask) is { Prover: { } prover, Tenant: var tenant } && Guid.TryParse(ask.Route("gebeurtenis"),
            out var id)
            ? await prover.Prove(tenant, id, ask.Http.RequestAborted)
            : null;
}
