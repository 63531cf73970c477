using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ledger.Web.Api;

/// <summary>What the headers of a command demand of the stream that it is for, and how they name the command.</summary>
/// <param name="Version">The version that the stream must have; 0 when it may not exist; null when any will do.</param>
/// <param name="MustExist">Whether the stream must exist, at whatever version.</param>
/// <param name="Key">The key that makes the same request again the same commands.</param>
/// <param name="Errors">What is wrong with the headers.</param>
internal sealed record Conditions(
    long? Version, bool MustExist, string? Key, IReadOnlyList<ProblemError> Errors)
{
    private const int LongestKey = 200;

    public static Conditions Read(HttpRequest request, bool hasStream)
    {
        var errors = new List<ProblemError>();
        var match = request.Headers.IfMatch.ToString();
        var none = request.Headers.IfNoneMatch.ToString();
        long? version = (match, none) switch
        {
            ("" or "*", "") => null,
            ("", "*") => 0,
            (_, "") => Tagged(match),
            _ => -1,
        };
        if (version == -1)
        {
            errors.Add(new ProblemError(
                "header", match.Length > 0 ? "If-Match" : "If-None-Match",
                new("Geef één ETag zoals hij gelezen is, of *; If-None-Match kent hier alleen *.",
                    "Give one ETag as it was read, or *; If-None-Match knows only * here.")));
        }

        if (!hasStream && match.Length + none.Length > 0)
        {
            errors.Add(new ProblemError(
                "header", "If-Match", new(
                    "Dit adres is niet van één plan of begroting; geef 'versie' bij de opdracht.",
                    "This address is not of one plan or budget; give 'versie' with the command.")));
        }

        return new Conditions(version, match == "*", KeyOf(request, errors), errors);
    }

    private static long Tagged(string text) =>
        EntityTagHeaderValue.TryParse(text, out var tag) && !tag.IsWeak
        && tag.Tag.ToString().Trim('"').Split(';') is [var number, ApiVersion.Full]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;

    private static string? KeyOf(HttpRequest request, List<ProblemError> errors)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var values))
        {
            return null;
        }

        var key = values.ToString().Trim('"');
        if (values.Count == 1 && key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and <= '~'))
        {
            return key;
        }

        errors.Add(new ProblemError(
            "header", "Idempotency-Key", new(
                $"Geef één sleutel van 1 tot {LongestKey} letters, cijfers en leestekens.",
                $"Give one key of 1 to {LongestKey} letters, digits and punctuation marks.")));
        return null;
    }
}
