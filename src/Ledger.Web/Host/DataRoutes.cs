using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ledger.Domain;
using Ledger.Projections;
using Ledger.Store;
using Ledger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Web;

/// <summary>Every view is data too: the same address under <c>/data</c> gives it as JSON, lens included.</summary>
internal static class DataRoutes
{
    private static readonly JsonSerializerOptions Json = Make();

    public static void MapData(this IEndpointRouteBuilder routes)
    {
        routes.Data("/data/plannen", v => PlanList.Of(v.Seen));
        routes.Data("/data/plannen/{plan}", v => Find(v, v.Route("plan"), SubjectKind.Plan) is { } plan
            ? v.Standing(PlanId.Parse(plan.Id)) : null);
        routes.Data("/data/indicatoren/{plan}/{id}", v =>
            Find(v, $"{v.Route("plan")}/{v.Route("id")}", SubjectKind.Indicator) is { } at ? v.Indicator(at.Id) : null);
        routes.Data("/data/begroting/{plan}/{year}", v =>
            Find(v, $"{v.Route("plan")}/{v.Route("year")}", SubjectKind.Budget) is { } budget
                ? BudgetReplay.Of(v.Seen, LedgerSnapshot.BudgetOf(budget.Stream)) : null);
        routes.Data("/data/lijn/{plan}/{id}", v =>
            Find(v, $"{v.Route("plan")}/{v.Route("id")}", null) is { } of ? LineageOf.Element(v.Seen, of.Id) : null);
        routes.Data(
            "/data/waarom/{**id}", v => Find(v, v.Route("id"), null) is { } of ? WhyChain.Of(v.Seen, of) : null);
    }

    private static void Data(this IEndpointRouteBuilder routes, string pattern, Func<Visit, object?> query) =>
        routes.MapGet(pattern, async (
            HttpContext http, CurrentLedger ledger, LedgerWebOptions options, CancellationToken cancellationToken) =>
        {
            var now = await ledger.Now(cancellationToken);
            var visit = new Visit(now, options, LensQuery.Read(http.Request.Query), http.Request, null);
            return query(visit) is { } found ? Results.Json(found, Json) : Results.NotFound();
        }).RequireAuthorization(Policies.Read);

    private static Subject? Find(Visit visit, string id, SubjectKind? kind) =>
        visit.Seen.Catalogue.Find(id).FirstOrDefault(s => s.Id == id && (kind is null || s.Kind == kind));

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(LedgerJson.Options)
        {
            WriteIndented = true,

            // It is served as JSON, never as part of a page: Dutch letters and quotes stay as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Insert(0, new Written<Instant>(InstantPattern.ExtendedIso.Format));
        options.Converters.Insert(0, new Written<LocalDate>(LocalDatePattern.Iso.Format));
        return options;
    }

    private sealed class Written<T>(Func<T, string> format) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The pages only write this.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(format(value));
    }
}
