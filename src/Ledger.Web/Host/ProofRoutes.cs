using System.Globalization;
using System.Text;
using Ledger.Domain;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web;

/// <summary>
/// What is sealed, with which keys, and the proof of one event or of one plan, to keep outside the ledger.
/// </summary>
internal static class ProofRoutes
{
    public static void MapProofs(this IEndpointRouteBuilder routes, LedgerWebOptions options)
    {
        routes.MapGet("/bewijs/zegel.txt", async (CancellationToken cancellationToken) =>
            options.Prover is { } prover && await prover.Last(options.Tenant, cancellationToken) is { } signed
                ? Results.Text(signed.Note.ToString(), "text/plain")
                : Results.NotFound()).RequireAuthorization(Policies.Read);
        routes.MapGet("/bewijs/sleutels.txt", async (CancellationToken cancellationToken) =>
            options.Prover is { } prover
            && await prover.Keys(options.Tenant, cancellationToken) is { Count: > 0 } keys
                ? Results.Text(string.Concat(keys.Select(k => k + "\n")), "text/plain")
                : Results.NotFound()).RequireAuthorization(Policies.Read);
        routes.MapGet("/bewijs/{position:long}", async (long position, CancellationToken cancellationToken) =>
            options.Prover is { } prover
            && await prover.Prove(options.Tenant, position, cancellationToken) is { } proven
                ? Results.File(
                    Encoding.UTF8.GetBytes(proven.Proof.ToString()), "text/plain",
                    string.Create(CultureInfo.InvariantCulture, $"bewijs-{position}.tlog-proof"))
                : Results.NotFound()).RequireAuthorization(Policies.Read);
        routes.MapGet("/bewijs/plan/{plan}.zip", async (string plan, CancellationToken cancellationToken) =>
            Slug.IsSlug(plan) && await Archive(options, PlanId.Parse(plan), cancellationToken) is { } archive
                ? Results.File(archive, "application/zip", $"bewijs-{plan}.zip")
                : Results.NotFound()).RequireAuthorization(Policies.Read);
    }

    /// <summary>The evidence about a plan; null when nothing about it is sealed.</summary>
    private static async Task<byte[]?> Archive(
        LedgerWebOptions options, PlanId plan, CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream();
        return options.Seal is { } seal
            && await seal.Evidence.Write(options.Tenant, plan, archive, cancellationToken) is not null
                ? archive.ToArray() : null;
    }
}
