using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Ledger.Web.Api;

/// <summary>Reads what one asks for when subscribing; what is wrong with it is said all at once.</summary>
internal static class SubscriptionBody
{
    private const int MostTypes = 100;
    private const int LongestShown = 60;

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
            return (null, Problem.Of(
                StatusCodes.Status415UnsupportedMediaType, new("Stuur application/json.", "Send application/json.")));
        }

        using var json = JsonDocument.Parse(body.Text!);
        var errors = new List<ProblemError>();
        var request = json.RootElement.ValueKind == JsonValueKind.Object
            ? Read(json.RootElement, allowLoopback, knownTypes, errors)
            : null;
        if (request is null && errors.Count == 0)
        {
            errors.Add(new ProblemError("body", "", new(
                "Geef een object met url, en misschien types en na.",
                "Give an object with url, and perhaps types and na.")));
        }

        return errors.Count > 0 ? (null, Problem.Invalid(errors)) : (request, null);
    }

    private static SubscriptionRequest Read(
        JsonElement body, bool allowLoopback, IReadOnlySet<string> knownTypes, List<ProblemError> errors)
    {
        foreach (var name in body.EnumerateObject().Select(p => p.Name).Where(n => !Names.Contains(n)).Distinct())
        {
            errors.Add(new ProblemError("body", name, new(
                "Dit veld bestaat hier niet; wel: url, types, na.",
                "This member does not exist here; these do: url, types, na.")));
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

        var example = known.Order().First();
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostTypes)
        {
            errors.Add(new ProblemError("body", "types", new(
                $"Geef een lijst van 1 tot {MostTypes} soorten, zoals {example}.",
                $"Give a list of 1 to {MostTypes} types, such as {example}.")));
            return null;
        }

        var types = list.EnumerateArray().Select(t => t.ValueKind == JsonValueKind.String ? t.GetString()! : $"{t}")
            .ToList();
        errors.AddRange(types.Select((t, i) => (Type: t, Index: i)).Where(t => !known.Contains(t.Type)).Select(t =>
            new ProblemError("body", $"types[{t.Index}]", new(
                $"'{Short(t.Type)}' is geen soort gebeurtenis, {example} bijvoorbeeld wel.",
                $"'{Short(t.Type)}' is no type of event; {example} is one."))));

        return types;
    }

    private static string Short(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;

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

        errors.Add(new ProblemError("body", "na", new("Geef een volgnummer vanaf 0.", "Give a number from 0.")));
        return null;
    }
}
