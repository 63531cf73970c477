using Ledger.Domain;
using Ledger.Dossier.Facts;
using Ledger.Store;

namespace Ledger.Dossier;

/// <summary>The history of a municipality as its dossier says it, read and found sound.</summary>
public sealed class DossierContent
{
    internal DossierContent(
        Municipality municipality, IReadOnlyList<string> files, IReadOnlyList<DossierEntry> entries,
        IReadOnlyList<Omission> omissions, bool isWhole)
    {
        (Municipality, Files, Entries, Omissions, IsWhole) = (municipality, files, entries, omissions, isWhole);
    }

    /// <summary>Whose dossier it is.</summary>
    public Municipality Municipality { get; }

    /// <summary>The files that were read, in order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What was left out on purpose.</summary>
    public IReadOnlyList<Omission> Omissions { get; }

    /// <summary>Whether it is the whole dossier and not one file of it.</summary>
    public bool IsWhole { get; }

    /// <summary>What recording it on an empty ledger takes, in order.</summary>
    public IReadOnlyList<Instruction> Instructions => [.. Entries.Select(e => e.Instruction)];

    internal IReadOnlyList<DossierEntry> Entries { get; }
}

/// <summary>A fact of a dossier and the instruction that records it.</summary>
internal sealed record DossierEntry(Fact Fact, Instruction Instruction)
{
    public ulong About(TenantId tenant) => CommandIds.About(tenant, Fact.Stream, Fact.Subject);
}

/// <summary>What reading a dossier comes to.</summary>
/// <param name="Content">The dossier; null when there are problems.</param>
/// <param name="Problems">All that is wrong with it, by file and line.</param>
public sealed record DossierReading(DossierContent? Content, IReadOnlyList<Problem> Problems);
