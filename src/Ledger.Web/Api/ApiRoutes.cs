using Ledger.Projections;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web.Api;

/// <summary>
/// The addresses of the API: one group of what anyone may read, one of commands, one of subscriptions.
/// </summary>
internal static class ApiRoutes
{
    /// <summary>All that is read; the documentation and the tests walk this list.</summary>
    public static IReadOnlyList<Read> Reads { get; } =
    [
        .. PlanReads.All, .. ElementReads.All, .. BudgetReads.All, .. DocumentReads.All, .. ReportReads.All,
        .. ProofReads.All, .. EvidenceReads.All, EventKinds.Read,
    ];

    public static void MapApi(this IEndpointRouteBuilder routes, LedgerWebOptions options)
    {
        var reads = routes.Group(
            Policies.Read, StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        reads.MapGet("/", Index).ExcludeFromDescription();
        routes.MapGroup(ApiVersion.Root).MapOpenApi("/openapi.json").RequireAuthorization(Policies.Open);
        foreach (var read in Reads)
        {
            reads.MapGet(read.Path, (Delegate)Plainly.Answered(http => ReadDesk.Answer(read, http)))
                .WithMetadata(read).WithName(read.Id).WithTags(read.Tag).WithSummary(read.Says)
                .Produces(StatusCodes.Status200OK, read.Body, "application/json");
        }

        reads.MapFeed();
        routes.Group(
            Policies.Record, StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized,
            StatusCodes.Status403Forbidden, StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed,
            StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType).MapCommands();
        if (options.Access.Database is not null)
        {
            routes.Group(
                Policies.Administer, StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized,
                StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
                StatusCodes.Status415UnsupportedMediaType).MapSubscriptions();
        }

        routes.MapGet($"{ApiVersion.Root}/{{**rest}}", (HttpContext http) => ReadDesk.Missing(http))
            .ExcludeFromDescription().RequireAuthorization(Policies.Open);
    }

    private static RouteGroupBuilder Group(
        this IEndpointRouteBuilder routes, string policy, params int[] problems)
    {
        var group = routes.MapGroup(ApiVersion.Root);
        group.RequireAuthorization(policy);
        foreach (var status in problems)
        {
            group.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.MediaType]));
        }

        return group;
    }

    private static IResult Index() => Results.Json(
        new
        {
            Title = "Verantwoordingsregister",
            Version = ApiVersion.Full,
            Links = Reads.Where(r => !r.Path.Contains('{', StringComparison.Ordinal))
                .Select(r => ApiVersion.Root + r.Path)
                .Concat([$"{ApiVersion.Root}/gebeurtenissen", $"{ApiVersion.Root}/openapi.json"]),
        },
        ViewJson.Options);
}
