using System.Security.Cryptography;
using Ledger.Domain;
using Ledger.Exports;
using Ledger.Projections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ledger.Web.Api;

/// <summary>The evidence about a plan.</summary>
/// <param name="Events">How many events it proves.</param>
/// <param name="Size">How many events are under the seal.</param>
/// <param name="Root">The root of the tree over them.</param>
/// <param name="Files">The archive, and its metadata in MDTO.</param>
internal sealed record EvidenceView(int Events, long Size, string Root, IReadOnlyList<EvidenceFileView> Files);

/// <summary>A file of evidence.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Sha256">Its SHA-256.</param>
internal sealed record EvidenceFileView(string Name, long Bytes, string Sha256);

/// <summary>The evidence about a plan, to keep in an archive: as a zip, and what is in it.</summary>
internal static class EvidenceReads
{
    public static IEnumerable<Read> All { get; } =
    [
        Read.Later(
            "/plannen/{plan}/bewijzen", "planbewijzen",
            "Het bewijs over een plan dat buiten het register te controleren is, met metadata in MDTO; als "
            + "application/zip alles bij elkaar.", [], View) with
        {
            HasTag = false,
            Formats = [new OtherFormat("package", "application/zip", false, Package)],
        },
    ];

    /// <summary>The evidence about a plan; null when there is no such plan, or nothing about it is sealed.</summary>
    public static async Task<EvidencePackage?> Of(HttpContext http, string plan)
    {
        var options = http.RequestServices.GetRequiredService<LedgerWebOptions>();
        return options.Seal is { } seal && Slug.IsSlug(plan)
            ? await EvidencePackage.Of(
                seal.Evidence, http.RequestServices.GetRequiredService<LedgerReader>(), PlanId.Parse(plan),
                options.Municipality, $"bewijs-{plan}.zip", http.RequestAborted)
            : null;
    }

    /// <summary>All files of the evidence in one zip.</summary>
    public static Export Whole(EvidencePackage package, string plan) =>
        new($"archief-{plan}", ExportFormat.Archive, package.Write);

    private static async Task<EvidenceView?> View(Ask ask) => await Of(ask.Http, ask.Route("plan")) is { } package
        ? new EvidenceView(
            package.Events, package.Checkpoint.Size, package.Checkpoint.Root.ToString(),
            [.. package.Files.Select(f => new EvidenceFileView(
                f.Name, f.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(f.Bytes))))])
        : null;

    private static async Task<IResult?> Package(Ask ask) => await Of(ask.Http, ask.Route("plan")) is { } package
        ? new ExportResult(Whole(package, ask.Route("plan")), isFile: false)
        : null;
}
