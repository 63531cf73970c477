using Ledger.Dossier;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Web.Api;

/// <summary>
/// Commands: one or more, all recorded or none, each with its accountability, in the words of a file that
/// <c>ledger record</c> takes. Behind a plan, budget, decision or source they are for that one, and <c>If-Match</c>
/// takes the tag that reading it gave.
/// </summary>
internal static class CommandRoutes
{
    /// <summary>The largest body, in bytes: 1 MiB.</summary>
    public const int MostBytes = 1024 * 1024;

    private static readonly (string Path, string Id, Func<HttpContext, string?> Stream)[] Doors =
    [
        ("/opdrachten", "opdrachtenGeven", _ => null),
        ("/plannen/{plan}/opdrachten", "planopdrachtenGeven", h => $"plan/{Part(h, "plan")}"),
        ("/begrotingen/{plan}/{jaar}/opdrachten", "begrotingsopdrachtenGeven",
            h => $"budget/{Part(h, "plan")}/{Part(h, "jaar")}"),
        ("/besluiten/{besluit}/opdrachten", "besluitopdrachtenGeven", h => $"decision/{Part(h, "besluit")}"),
        ("/bronnen/{bron}/opdrachten", "bronopdrachtenGeven", h => $"source/{Part(h, "bron")}"),
    ];

    private static readonly HeaderKey[] Headers =
    [
        new("Idempotency-Key", "Dezelfde sleutel met dezelfde opdrachten legt niets nieuws vast en geeft het eerste "
            + "ontvangstbewijs.", "8d2f6a0c-5b1e-4c43-9a53-2f0f3b7c1d11"),
        new("If-Match", "De ETag waarmee dit gelezen is; is het intussen gewijzigd, dan volgt 412.",
            $"\"12;{ApiVersion.Full}\""),
    ];

    public static void MapCommands(this IEndpointRouteBuilder routes)
    {
        foreach (var (path, id, stream) in Doors)
        {
            routes.MapPost(path, (HttpContext http, CommandDesk desk) => desk.Take(http, stream(http)))
                .WithName(id).WithTags("opdrachten")
                .WithMetadata(Headers.Where(h => h.Name != "If-Match" || path != "/opdrachten").ToArray<object>())
                .WithMetadata(new BodyExample(CommandFile.Example))
                .WithSummary("Een of meer opdrachten, met hun verantwoording: alle worden vastgelegd, of geen.")
                .Accepts<CommandFile>("application/json", "application/yaml")
                .Produces<ReceiptsView>(StatusCodes.Status201Created)
                .Produces<ReceiptsView>(StatusCodes.Status200OK);
        }
    }

    private static string Part(HttpContext http, string name) => http.Request.RouteValues[name]?.ToString() ?? "";
}
