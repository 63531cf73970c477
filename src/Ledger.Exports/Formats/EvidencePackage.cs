using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store.Seal;
using NodaTime;

namespace Ledger.Exports;

/// <summary>A file of a package.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record PackageFile(string Name, byte[] Bytes);

/// <summary>The evidence about a plan as an archivist takes it in: the archive, and its metadata beside it.</summary>
/// <param name="Events">How many events the archive proves.</param>
/// <param name="Checkpoint">Under which seal.</param>
/// <param name="Files">The archive, and its metadata in MDTO.</param>
public sealed record EvidencePackage(int Events, Checkpoint Checkpoint, IReadOnlyList<PackageFile> Files)
{
    /// <summary>Gathers the evidence about a plan; null when nothing about it is sealed.</summary>
    /// <param name="evidence">Writes the archive.</param>
    /// <param name="reader">Knows the plan.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="municipality">What the municipality is called.</param>
    /// <param name="file">What the archive is to be called: <c>bewijs.zip</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<EvidencePackage?> Of(
        EvidenceWriter evidence, LedgerReader reader, PlanId plan, string municipality, string file,
        CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream();
        if (await evidence.Write(reader.Tenant, plan, archive, cancellationToken) is not var (events, signed))
        {
            return null;
        }

        var view = await reader.Plan(plan, Lens.Everything, cancellationToken);
        var facts = new ArchiveFacts(
            view.Id, view.Title!, DutchKinds.Say(view.Kind!.Value), view.From!.Value, view.To, reader.Tenant,
            municipality, signed.Checkpoint.Size, Convert.ToHexStringLower(signed.Checkpoint.Root.ToArray()),
            SystemClock.Instance.GetCurrentInstant());
        var bytes = archive.ToArray();
        return new EvidencePackage(
            events, signed.Checkpoint, [new PackageFile(file, bytes), .. Beside(facts, file, bytes)]);
    }

    /// <summary>Writes all files as one zip; the stream stays open.</summary>
    public async Task Write(Stream target, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(
            target, ZipArchiveMode.Create, leaveOpen: true, null, cancellationToken);
        foreach (var file in Files)
        {
            await using var entry = await zip.CreateEntry(file.Name, CompressionLevel.NoCompression)
                .OpenAsync(cancellationToken);
            await entry.WriteAsync(file.Bytes, cancellationToken);
        }
    }

    // The checksum is of the archive, so that its metadata stand beside it.
    private static IEnumerable<PackageFile> Beside(ArchiveFacts facts, string file, byte[] archive) =>
        new[]
        {
            (Path.ChangeExtension(file, ".mdto.xml"), MdtoWriting.Object(facts, file)),
            (file + ".bestand.mdto.xml", MdtoWriting.File(facts, file, archive.Length, SHA256.HashData(archive))),
        }
        .Select(f => new PackageFile(f.Item1, Encoding.UTF8.GetBytes($"{f.Item2.Declaration}\n{f.Item2}\n")));
}
