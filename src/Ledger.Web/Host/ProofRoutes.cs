using System.Globalization;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web;

/// <summary>What is sealed, and the proof of one event, to keep outside the ledger.</summary>
internal static class ProofRoutes
{
    public static void MapProofs(this IEndpointRouteBuilder routes, LedgerWebOptions options)
    {
        routes.MapGet("/bewijs/zegel.txt", async (CancellationToken cancellationToken) =>
            options.Prover is { } prover && await prover.Last(options.Tenant, cancellationToken) is { } signed
                ? Results.Text(signed.Note.ToString(), "text/plain")
                : Results.NotFound()).RequireAuthorization(Policies.Read);
        routes.MapGet("/bewijs/{position:long}", async (long position, CancellationToken cancellationToken) =>
            options.Prover is { } prover
            && await prover.Prove(options.Tenant, position, cancellationToken) is { } proven
                ? Results.File(
                    System.Text.Encoding.UTF8.GetBytes(proven.Proof.ToString()), "text/plain",
                    string.Create(CultureInfo.InvariantCulture, $"bewijs-{position}.tlog-proof"))
                : Results.NotFound()).RequireAuthorization(Policies.Read);
    }
}
