using Ledger.Store;

namespace Ledger.Dossier;

/// <summary>What an import would record.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Command">The name of the command.</param>
/// <param name="Stream">The stream that it is for.</param>
/// <param name="Summary">What it comes to, in a Dutch sentence.</param>
public sealed record Proposal(Instruction Instruction, string Command, string Stream, string Summary);

/// <summary>Something that an import does not touch and that a reader should know of.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Summary">What, in a Dutch sentence.</param>
/// <param name="File">The dossier file and line that it stands or stood in.</param>
public sealed record Notice(string Stream, string Summary, string? File);

/// <summary>How a dossier differs from the ledger.</summary>
/// <param name="Proposals">What is to be recorded, in order: new facts and rectificaties.</param>
/// <param name="Unchanged">How many facts stand in the ledger as the dossier says them.</param>
/// <param name="Missing">What an earlier import recorded and the dossier no longer says; it stays recorded.</param>
/// <param name="LeftAlone">
/// What differs and is not put right: it was changed in the ledger by hand since, or no rectificatie can say it.
/// </param>
/// <param name="Problems">What the ledger refuses.</param>
public sealed record DossierDifference(
    IReadOnlyList<Proposal> Proposals, int Unchanged, IReadOnlyList<Notice> Missing, IReadOnlyList<Notice> LeftAlone,
    IReadOnlyList<Problem> Problems);
