using Ledger.Projections;
using Ledger.Store.Seal;
using Ledger.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ledger.Web;

/// <summary>What the seal says of one event, when the page is asked for.</summary>
public enum ProofState
{
    /// <summary>It is not sealed yet, or the pages are served without a seal.</summary>
    NotYet,

    /// <summary>It stands under the last checkpoint, and is what was sealed to the letter.</summary>
    Holds,

    /// <summary>It is not as it was sealed.</summary>
    Broken,
}

/// <summary>
/// The page of a why: the chain, what the same decisions changed besides, and each event held against the seal.
/// </summary>
internal static class WhyQuery
{
    // Of a long chain the newest are held against the seal; of the others the proof is a link away.
    private const int MostProven = 8;

    /// <summary>The page about a subject.</summary>
    public static async Task<RazorComponentResult<WhyPage>> Page(
        Visit visit, Subject subject, CancellationToken cancellationToken)
    {
        var about = await visit.About(subject, cancellationToken);
        var seen = about.Seen;
        var why = seen.Catalogue.Find(subject.Id).Any(s => s.Id == subject.Id) ? WhyChain.Of(seen, subject) : null;
        var chain = why?.Chain.ToList() ?? [];
        var together = await visit.Reader.Together(
            [.. chain.Where(s => s.Basis != "corrects").Select(s => s.RestsOn).Distinct()], visit.Lens.Lens,
            cancellationToken);
        var proofs = await Task.WhenAll(chain.Take(MostProven).Select(async step =>
            (step.Position, State: await Prove(about, step.Position, cancellationToken))));
        return new RazorComponentResult<WhyPage>(new
        {
            Visit = about,
            Subject = subject,
            Why = why,
            Together = together,
            Proofs = proofs.ToDictionary(p => p.Position, p => p.State),
        });
    }

    private static async Task<ProofState> Prove(Visit visit, long position, CancellationToken cancellationToken)
    {
        if (visit.Options.Prover is not { } prover || visit.Seal is not { } seal || seal.Checkpoint.Size < position)
        {
            return ProofState.NotYet;
        }

        try
        {
            return await prover.Prove(visit.Options.Tenant, position, cancellationToken) is not null
                ? ProofState.Holds
                : ProofState.Broken;
        }
        catch (SealBrokenException)
        {
            return ProofState.Broken;
        }
    }
}
