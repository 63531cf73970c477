using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Api;

/// <summary>Reads what one asks for when subscribing; what is wrong with it is said all at once.</summary>
internal static class SubscriptionBody
{
    private const int MostTypes = 100;

    private static readonly string[] Names = ["url", "types", "na"];

    public static async Task<(SubscriptionRequest? Request, Problem? Wrong)> Read(
        HttpContext http, bool allowLoopback, IReadOnlySet<string> knownTypes)
    {
        var body = await CommandBody.Read(http);
        if (body.Wrong is { } wrong)
        {
            return (null, wrong);
        }

        if (body.IsYaml)
        {
            return (null, Problem.Of(StatusCodes.Status415UnsupportedMediaType, "Stuur application/json."));
        }

        using var json = JsonDocument.Parse(body.Text!);
        var errors = new List<ProblemError>();
        var request = json.RootElement.ValueKind == JsonValueKind.Object
            ? Read(json.RootElement, allowLoopback, knownTypes, errors)
            : null;
        if (request is null && errors.Count == 0)
        {
            errors.Add(new ProblemError("body", "", "Geef een object met url, en misschien types en na."));
        }

        return errors.Count > 0 ? (null, Problem.Invalid(errors)) : (request, null);
    }

    private static SubscriptionRequest Read(
        JsonElement body, bool allowLoopback, IReadOnlySet<string> knownTypes, List<ProblemError> errors)
    {
        foreach (var name in body.EnumerateObject().Select(p => p.Name).Where(n => !Names.Contains(n)).Distinct())
        {
            errors.Add(new ProblemError("body", name, "Dit veld bestaat hier niet; wel: url, types, na."));
        }

        var url = body.TryGetProperty("url", out var u) && u.ValueKind == JsonValueKind.String ? u.GetString() : null;
        if (WebhookTarget.WhyNot(url, allowLoopback) is { } why)
        {
            errors.Add(new ProblemError("body", "url", why));
        }

        return new SubscriptionRequest(url ?? "", Types(body, knownTypes, errors), After(body, errors));
    }

    private static List<string>? Types(JsonElement body, IReadOnlySet<string> known, List<ProblemError> errors)
    {
        if (!body.TryGetProperty("types", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var types = list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > 0 and <= MostTypes
            ? list.EnumerateArray().Select(t => t.ValueKind == JsonValueKind.String ? t.GetString()! : "").ToList()
            : [""];
        if (types.FirstOrDefault(t => !known.Contains(t)) is { } unknown)
        {
            errors.Add(new ProblemError(
                "body", "types",
                $"Geef een lijst van soorten; '{unknown}' is er geen, wel bijvoorbeeld {known.Order().First()}."));
        }

        return types;
    }

    private static long? After(JsonElement body, List<ProblemError> errors)
    {
        if (!body.TryGetProperty("na", out var number) || number.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var after) && after >= 0)
        {
            return after;
        }

        errors.Add(new ProblemError("body", "na", "Geef een volgnummer vanaf 0."));
        return null;
    }
}
