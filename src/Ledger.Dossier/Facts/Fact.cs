using Ledger.Domain;

namespace Ledger.Dossier.Facts;

/// <summary>In which order facts are recorded: what is referred to comes before what refers to it.</summary>
internal enum Phase
{
    Source,
    Decision,
    Plan,
    PlanChange,
    Budget,
    Lineage,
    Contradiction,
    Answer,
}

/// <summary>One thing that a dossier says: a command, and what is said of its accountability.</summary>
/// <param name="At">Where it is said.</param>
/// <param name="Phase">When it is recorded.</param>
/// <param name="Stream">The stream it is for.</param>
/// <param name="Subject">What it is about, within its stream; nothing else of the dossier is about the same.</param>
/// <param name="Command">The command.</param>
/// <param name="Said">The accountability as said.</param>
/// <param name="Context">The title of what it belongs to, for a reader.</param>
internal sealed record Fact(
    Mark At, Phase Phase, StreamId Stream, string Subject, object Command, Said Said, string? Context = null)
{
    /// <summary>The plan whose accountability it takes over where it says nothing itself.</summary>
    public PlanId? TakesOverFrom { get; init; }
}
