using System.IO.Compression;
using System.Text;
using Ledger.Domain;

namespace Ledger.Store.Seal;

/// <summary>
/// Puts what somebody kept of the entries of a log beside what an audit found changed. The seal has hashes, so that it
/// shows that an event was rewritten, and not what it said; a copy does. A line counts only when it is the very entry
/// that was sealed.
/// </summary>
/// <param name="entries">Reads the log as it is now.</param>
public sealed class KeptCopy(EntryReader entries)
{
    private static readonly string[] Kinds = [ProblemKind.Changed, ProblemKind.Redated, ProblemKind.Removed];

    /// <summary>The entries in a file: an archive of evidence, or an export of events, one a line.</summary>
    /// <exception cref="InvalidDataException">It begins as an archive and is none.</exception>
    public static IEnumerable<string> Lines(Stream file)
    {
        var isArchive = file.ReadByte() == 'P' && file.ReadByte() == 'K';
        file.Position = 0;
        using var zip = isArchive ? new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true) : null;
        if (isArchive && zip!.GetEntry(EvidenceArchive.Events) is null)
        {
            yield break;
        }

        using var reader = new StreamReader(
            zip?.GetEntry(EvidenceArchive.Events)!.Open() ?? file, new UTF8Encoding(false), false, -1, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>The same report, with what was and what is wherever a line of the copy tells.</summary>
    /// <param name="tenant">Whose log it is.</param>
    /// <param name="report">What the audit found.</param>
    /// <param name="lines">The copy.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AuditReport> Beside(
        TenantId tenant, AuditReport report, IEnumerable<string> lines, CancellationToken cancellationToken = default)
    {
        var sought = report.Problems.Where(p => Kinds.Contains(p.Kind)).Select(p => p.Leaf).OfType<TreeHash>()
            .ToHashSet();
        Dictionary<TreeHash, string> kept = [];
        foreach (var line in sought.Count > 0 ? lines : [])
        {
            var leaf = TreeHash.OfLeaf(Encoding.UTF8.GetBytes(line));
            if (sought.Contains(leaf))
            {
                kept[leaf] = line;
            }
        }

        List<SealProblem> problems = [];
        foreach (var problem in report.Problems)
        {
            problems.Add(
                problem is { Leaf: { } leaf, Position: { } position } && kept.TryGetValue(leaf, out var was)
                    ? problem with
                    {
                        Changes = EntryDifference.Between(was, await entries.At(tenant, position, cancellationToken)),
                    }
                    : problem);
        }

        return report with { Problems = problems };
    }
}
