using System.Text;
using Ledger.Domain;

namespace Ledger.Store.Seal;

/// <summary>What somebody kept of a seal, as far as its bytes tell.</summary>
public enum KeptFileKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>An archive of evidence: a zip.</summary>
    Archive,

    /// <summary>The proof of one event (c2sp.org/tlog-proof).</summary>
    Proof,

    /// <summary>A checkpoint (c2sp.org/tlog-checkpoint).</summary>
    Checkpoint,

    /// <summary>Public keys (vkeys), one a line.</summary>
    Key,
}

/// <summary>What became of checking a kept file against the log as it is now.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Checkpoint">The checkpoint that it carries; null when it carries none.</param>
/// <param name="Size">How many events the log has that the seal was recomputed over; 0 when it was not.</param>
/// <param name="Events">How many events the file proves.</param>
/// <param name="Entry">The event that a proof is of, as the log has it; null when it does not prove one.</param>
/// <param name="Problems">What is wrong, with the file or with the log.</param>
public sealed record KeptFileReport(
    KeptFileKind Kind, Checkpoint? Checkpoint, long Size, long Events, ProvenEntry? Entry,
    IReadOnlyList<SealProblem> Problems)
{
    /// <summary>Whether all of it holds.</summary>
    public bool Ok => Kind != KeptFileKind.Unknown && Problems.Count == 0;
}

/// <summary>
/// Checks what somebody kept against the log of a tenant: the file by itself, and then the whole log, recomputed from
/// its events, against the checkpoint in the file.
/// </summary>
public sealed class KeptFile(Prover prover, LogAudit audit)
{
    /// <summary>The most that an archive may unpack to here, in bytes.</summary>
    public const long LargestUnpackedBytes = 256L * 1024 * 1024;

    /// <summary>Checks a file.</summary>
    /// <exception cref="StoreException">The database cannot be used.</exception>
    public async Task<KeptFileReport> Check(TenantId tenant, byte[] file, CancellationToken cancellationToken = default)
    {
        if (file.AsSpan().StartsWith("PK"u8))
        {
            return await Archive(tenant, file, cancellationToken);
        }

        var text = NoteText.Utf8(file) ?? "";
        if (TlogProof.TryParse(text) is { } proof)
        {
            return await Proof(tenant, proof, cancellationToken);
        }

        if (SignedCheckpoint.TryParse(text) is { } signed)
        {
            var report = await Log(tenant, signed, cancellationToken);
            return new KeptFileReport(
                KeptFileKind.Checkpoint, signed.Checkpoint, report.Size, 0, null, report.Problems);
        }

        var keys = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(VerifierKey.TryParse).ToList();
        return keys.Count > 0 && keys.TrueForAll(k => k is not null)
            ? await Keys(tenant, keys, cancellationToken)
            : new KeptFileReport(KeptFileKind.Unknown, null, 0, 0, null, []);
    }

    private async Task<KeptFileReport> Archive(TenantId tenant, byte[] file, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(file);
        var (keys, _) = await audit.Keys(tenant, cancellationToken);
        var proven = EvidenceAudit.Run(stream, keys, [], LargestUnpackedBytes);
        var log = proven.Ok ? await Log(tenant, EvidenceAudit.CheckpointOf(stream), cancellationToken) : null;
        if (log is not null)
        {
            stream.Position = 0;
            log = await new KeptCopy(prover.Entries).Beside(
                tenant, log, KeptCopy.Lines(stream), cancellationToken);
        }

        return new KeptFileReport(
            KeptFileKind.Archive, proven.Checkpoint, log?.Size ?? 0, proven.Size, null,
            [.. proven.Problems, .. log?.Problems ?? []]);
    }

    private async Task<KeptFileReport> Proof(TenantId tenant, TlogProof proof, CancellationToken cancellationToken)
    {
        var log = await Log(tenant, proof.Signed, cancellationToken);
        List<SealProblem> problems = [.. log.Problems];
        ProvenEntry? entry = null;
        try
        {
            entry = await prover.ProveAt(tenant, proof.Index, cancellationToken);
        }
        catch (SealBrokenException broken)
        {
            problems.Add(new SealProblem(null, ProblemKind.Changed, broken.Message));
        }

        if (entry is not null && !proof.Proves(Encoding.UTF8.GetBytes(entry.Entry)))
        {
            problems.Add(new SealProblem(
                entry.Position, ProblemKind.Archive, "The proof does not lead from this event to its checkpoint."));
        }
        else if (entry is null && problems.Count == 0)
        {
            problems.Add(new SealProblem(null, ProblemKind.Archive, "The log has no event where the proof puts it."));
        }

        return new KeptFileReport(
            KeptFileKind.Proof, proof.Signed.Checkpoint, log.Size, problems.Count == 0 ? 1 : 0, entry, problems);
    }

    private async Task<KeptFileReport> Keys(
        TenantId tenant, IReadOnlyList<VerifierKey?> kept, CancellationToken cancellationToken)
    {
        var (keys, _) = await audit.Keys(tenant, cancellationToken);
        return new KeptFileReport(
            KeptFileKind.Key, null, 0, 0, null,
            [.. kept.Where(k => !keys.Contains(k)).Select(k => new SealProblem(
                null, ProblemKind.Signature, $"This log was never signed with key {k}."))]);
    }

    private Task<AuditReport> Log(TenantId tenant, SignedCheckpoint signed, CancellationToken cancellationToken) =>
        audit.Run(tenant, [new KeptCheckpoint(signed, "The checkpoint in the file")], null, null, cancellationToken);
}
