using System.Globalization;
using System.IO.Compression;

namespace Ledger.Store.Seal;

/// <summary>
/// Audits an evidence archive: nothing but the archive, and what the auditor already knew. Trusts no file in it before
/// it is
/// proven, and says of every file that nothing speaks for that it is there.
/// </summary>
public sealed class EvidenceAudit
{
    private readonly FindingList _findings = new();
    private readonly HashSet<string> _spokenFor = [EvidenceArchive.ReadMe];
    private readonly Dictionary<string, ZipArchiveEntry> _files = [];

    private readonly long _largestBytes;

    private EvidenceAudit(long largestBytes) => _largestBytes = largestBytes;

    /// <summary>Audits an archive.</summary>
    /// <param name="archive">The archive, a stream that can seek.</param>
    /// <param name="trusted">Public keys known from elsewhere; without any, the archive's own word is taken.</param>
    /// <param name="kept">Checkpoints that were kept elsewhere.</param>
    /// <param name="largestBytes">The most that the archive may unpack to; one that has more is refused.</param>
    public static AuditReport Run(
        Stream archive, IReadOnlyList<VerifierKey> trusted, IReadOnlyList<KeptCheckpoint> kept,
        long largestBytes = EvidenceArchive.LargestBytes)
    {
        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            return new EvidenceAudit(largestBytes).Audit(zip, trusted, kept);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            var findings = new FindingList();
            findings.Add(ProblemKind.Archive, "The file is not an archive, or is damaged.");
            return Report(findings, null, 0, [], trusted.Count > 0);
        }
    }

    /// <summary>The checkpoint of an archive that was found to be true.</summary>
    internal static SignedCheckpoint CheckpointOf(Stream archive)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        var audit = new EvidenceAudit(EvidenceArchive.LargestBytes);
        audit.Gather(zip);
        return SignedCheckpoint.TryParse(audit.Text(EvidenceArchive.CheckpointFile)!)!;
    }

    private AuditReport Audit(ZipArchive zip, IReadOnlyList<VerifierKey> trusted, IReadOnlyList<KeptCheckpoint> kept)
    {
        Gather(zip);
        var note = _findings.Count == 0 ? Text(EvidenceArchive.CheckpointFile) : null;
        if ((note is null ? null : SignedCheckpoint.TryParse(note)) is not { } signed)
        {
            _findings.Add(ProblemKind.Archive, "There is no checkpoint that can be read.");
            return Report(_findings, null, 0, [], trusted.Count > 0);
        }

        var keys = Keys(signed.Checkpoint.Origin, trusted);
        if (!keys.Any(signed.Note.IsSignedBy))
        {
            _findings.Add(ProblemKind.Signature, trusted.Count > 0
                ? "The checkpoint is not signed by the key that is known, nor by one that it handed over to."
                : "The checkpoint is not signed by the key in the archive.");
        }

        CompareWithKept(signed, keys, kept);
        var entries = Entries(signed);
        CheckStreams(entries);
        CheckReport(entries, signed);
        foreach (var file in _files.Keys.Where(f => !_spokenFor.Contains(f)).Order(StringComparer.Ordinal))
        {
            _findings.Add(ProblemKind.Archive, $"Nothing speaks for file {file}.");
        }

        return Report(_findings, signed.Checkpoint, entries.Count, keys, trusted.Count > 0);
    }

    private static AuditReport Report(
        FindingList findings, Checkpoint? checkpoint, int entries, IReadOnlyList<VerifierKey> keys, bool isPinned) =>
            new(
        checkpoint, entries, checkpoint?.Root ?? TreeHash.OfNothing, 0, isPinned, keys,
        findings.Tell(new Dictionary<Guid, (string, long)>(), ""), findings.Count);

    private void Gather(ZipArchive zip)
    {
        foreach (var file in zip.Entries)
        {
            if (!_files.TryAdd(file.FullName, file))
            {
                _findings.Add(ProblemKind.Archive, $"File {file.FullName} is there twice.");
            }
        }

        if (zip.Entries.Any(f => f.Length > _largestBytes) || zip.Entries.Sum(f => f.Length) > _largestBytes)
        {
            _findings.Add(ProblemKind.Archive, "The archive says that it is larger than any evidence is.");
        }
    }

    /// <summary>The text of a file, which is spoken for from then on; null when it is missing or not UTF-8.</summary>
    private string? Text(string name)
    {
        _spokenFor.Add(name);
        if (!_files.TryGetValue(name, out var file))
        {
            return null;
        }

        // A file that unpacks to more than it says is damaged, or made to fill the memory.
        using var stream = file.Open();
        var bytes = new byte[file.Length];
        stream.ReadExactly(bytes);
        return stream.ReadByte() < 0 ? NoteText.Utf8(bytes) : throw new InvalidDataException();
    }

    private IReadOnlyList<VerifierKey> Keys(string origin, IReadOnlyList<VerifierKey> trusted)
    {
        var lines = (Text(EvidenceArchive.KeysFile) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines.Select((key, i) => new SealTables.KeyRow(
            key, i == 0 ? null : Text(EvidenceArchive.HandoverTo(i + 1)))).ToList();
        var own = rows.Count > 0
            && VerifierKey.TryParse(rows[^1].Vkey) is { } last ? [last] : Array.Empty<VerifierKey>();
        return KeyChain.Follow(origin, rows, trusted.Count > 0 ? trusted : own);
    }

    private void CompareWithKept(
        SignedCheckpoint signed, IReadOnlyList<VerifierKey> keys, IReadOnlyList<KeptCheckpoint> kept)
    {
        foreach (var outside in kept)
        {
            var (known, here) = (outside.Signed.Checkpoint, signed.Checkpoint);
            if (known.Origin != here.Origin || (known.Size == here.Size && known.Root != here.Root))
            {
                _findings.Add(ProblemKind.Restored, $"{outside.Name} is of another log than the archive.");
            }
            else if (!keys.Any(outside.Signed.Note.IsSignedBy))
            {
                _findings.Add(ProblemKind.Signature, $"{outside.Name} is not signed by a key of this log.");
            }
        }
    }

    private List<EvidenceEntry> Entries(SignedCheckpoint signed)
    {
        var text = Text(EvidenceArchive.Events) ?? "";
        if (text.Length == 0 || !text.EndsWith('\n'))
        {
            _findings.Add(ProblemKind.Archive, "There are no events, or the last one is cut off.");
        }

        List<EvidenceEntry> entries = [];
        var (lastIndex, lastPosition) = (-1L, 0L);
        foreach (var line in text.Split('\n').SkipLast(1))
        {
            if (EvidenceEntry.TryParse(line) is not { } entry)
            {
                _findings.Add(ProblemKind.Archive, $"Line {entries.Count + 1} of the events is not an entry.");
                continue;
            }

            entries.Add(entry);
            lastIndex = Prove(entry, signed, lastIndex, lastPosition);
            lastPosition = entry.Position;
        }

        return entries;
    }

    /// <summary>Checks the proof of one entry; returns its place in the log.</summary>
    private long Prove(EvidenceEntry entry, SignedCheckpoint signed, long lastIndex, long lastPosition)
    {
        var proof = Text(EvidenceArchive.ProofOf(entry.Position)) is { } text ? TlogProof.TryParse(text) : null;
        if (proof is null || proof.Signed.Note.ToString() != signed.Note.ToString())
        {
            _findings.Add(ProblemKind.Archive, "The event has no proof towards the checkpoint of the archive.",
                entry.Position);
        }
        else if (!proof.Proves(entry.Leaf))
        {
            _findings.Add(ProblemKind.Changed, "The event is not as it was sealed, or stands in another place.",
                entry.Position);
        }
        else if (proof.Index <= lastIndex || entry.Position <= lastPosition)
        {
            _findings.Add(ProblemKind.Swapped, "The event does not stand in the order of the log.", entry.Position);
        }

        return proof?.Index ?? lastIndex;
    }

    /// <summary>
    /// From every stream all events from the first on, of one municipality, and everything that is cited.
    /// </summary>
    private void CheckStreams(List<EvidenceEntry> entries)
    {
        foreach (var stream in entries.GroupBy(e => (e.Tenant, e.Stream)))
        {
            var due = 1L;
            foreach (var entry in stream)
            {
                if (entry.Version != due)
                {
                    _findings.Add(ProblemKind.Removed, string.Create(
                        CultureInfo.InvariantCulture, $"Version {due} of {entry.Stream} is not in the archive."),
                            entry.Position);
                }

                due = entry.Version + 1;
            }
        }

        var plan = "plan/" + (Text(EvidenceArchive.PlanFile) ?? "").TrimEnd('\n');
        var streams = entries.Select(e => e.Stream).ToHashSet();
        foreach (var missing in entries.SelectMany(e => e.Cited).Append(plan).Distinct().Where(s =>
            !streams.Contains(s)))
        {
            _findings.Add(ProblemKind.Removed, $"Nothing of {missing} is in the archive.");
        }

        if (entries.Select(e => e.Tenant).Distinct().Count() > 1)
        {
            _findings.Add(ProblemKind.Tenant, "The events are of several municipalities.");
        }
    }

    private void CheckReport(List<EvidenceEntry> entries, SignedCheckpoint signed)
    {
        var plan = (Text(EvidenceArchive.PlanFile) ?? "").TrimEnd('\n');

        // Only proven entries are worth making a report of, and sure to have the shape of entries.
        if (Text(EvidenceArchive.Report) is { } report && _findings.Count == 0
            && report != EvidenceReport.Make(plan, entries, signed))
        {
            _findings.Add(ProblemKind.Archive, "The report says something else than the events: do not read it.");
        }
    }
}
